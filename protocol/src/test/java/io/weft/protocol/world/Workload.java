package io.weft.protocol.world;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Transactions that get in one another's way: few accounts, small balances, all kinds of steps. */
final class Workload {

    static final int ACCOUNTS = 8;
    static final int FUNDS = 100;

    private final Random random;
    private final Bookkeeper client;
    private final World world;
    private final List<Step.Hold> holds = new ArrayList<>();
    private final List<HoldId> holdIds = new ArrayList<>();

    Workload(World world, Bookkeeper client) {
        this.world = world;
        this.random = world.random();
        this.client = client;
    }

    static AccountId account(int number) {
        return new AccountId(number, 0, 0);
    }

    static AccountId issuer() {
        return account(1000);
    }

    static AssetId asset() {
        return new AssetId(issuer(), 1);
    }

    Transaction creation() {
        return new Transaction(client.newTxId(), List.of(new Step.OpenAccount(issuer()), new Step.CreateAsset(asset(), 2)));
    }

    Transaction opening(int number) {
        return new Transaction(client.newTxId(), List.of(new Step.OpenAccount(account(number)),
                new Step.Transfer(issuer(), account(number), asset(), Quantity.of(FUNDS))));
    }

    Transaction any() {
        TxId txId = client.newTxId();
        return switch (random.nextInt(12)) {
            case 0 -> new Transaction(txId, List.of(transfer(), transfer(), transfer(), transfer()));
            case 1 -> hold(txId);
            case 2 -> settle(txId);
            case 3 -> new Transaction(txId, List.of(new Step.SetFlags(anyAccount(), random.nextInt(4) == 0, random.nextInt(4) == 0)));
            case 4 -> new Transaction(txId, List.of(new Step.SetLimit(anyAccount(), asset(), Quantity.of(random.nextInt(50)))));
            case 5 -> new Transaction(txId, List.of(new Step.GuardBalance(anyAccount(), asset(),
                    random.nextBoolean() ? Step.Bound.AT_LEAST : Step.Bound.AT_MOST, Quantity.of(random.nextInt(120))), transfer()));
            default -> new Transaction(txId, List.of(transfer()));
        };
    }

    private Transaction hold(TxId txId) {
        Step.Hold hold = new Step.Hold(anyAccount(), issuer(), asset(), amount(), world.nowMs() + 200 + random.nextInt(5000));
        holds.add(hold);
        holdIds.add(new HoldId(txId, 0));
        return new Transaction(txId, List.of(hold));
    }

    private Transaction settle(TxId txId) {
        if (holds.isEmpty()) {
            return new Transaction(txId, List.of(transfer()));
        }
        int which = random.nextInt(holds.size());
        Step.Hold hold = holds.get(which);
        if (random.nextBoolean()) {
            return new Transaction(txId, List.of(new Step.VoidHold(holdIds.get(which), hold.from())));
        }
        Quantity part = Quantity.of(1 + random.nextInt((int) hold.amount().low()));
        return new Transaction(txId, List.of(new Step.Post(holdIds.get(which), hold.from(), hold.to(), asset(), part)));
    }

    private Step.Transfer transfer() {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return new Step.Transfer(account(from), account(to), asset(), amount());
    }

    private AccountId anyAccount() {
        return account(random.nextInt(ACCOUNTS));
    }

    private Quantity amount() {
        return Quantity.of(1 + random.nextInt(60));
    }
}
