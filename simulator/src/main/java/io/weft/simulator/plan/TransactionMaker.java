package io.weft.simulator.plan;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.simulator.plan.Mix.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes transactions that get in one another's way. */
final class TransactionMaker {

    private static final int HOT_ACCOUNTS = 2;
    private static final int MAX_LEGS = 5;
    private static final int TRANSACTIONS_PER_ASSET = 14;

    private final Random random;
    private final Mix mix;
    private final Cast cast;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<HoldId> holdIds = new ArrayList<>();
    private final List<Step.Hold> holds = new ArrayList<>();
    private int chainAt;
    private int made;

    private interface Kind {
        List<Step> steps(TxId txId, long atMs);
    }

    TransactionMaker(Random random, Mix mix, Cast cast) {
        this.random = random;
        this.mix = mix;
        this.cast = cast;
        add(4, true, (txId, atMs) -> List.of(transfer()));
        add(3, mix.has(Feature.MULTI_LEG), (txId, atMs) -> legs());
        add(4, mix.has(Feature.CHAINS), (txId, atMs) -> chain());
        add(4, mix.has(Feature.SKEW), (txId, atMs) -> skewed());
        add(2, mix.has(Feature.HOLDS), this::hold);
        add(3, mix.has(Feature.HOLDS), (txId, atMs) -> settle());
        add(4, mix.has(Feature.FLAGS), (txId, atMs) -> List.of(new Step.SetFlags(any(), oneIn(3), oneIn(3))));
        add(2, mix.has(Feature.LIMITS), (txId, atMs) -> limits());
        add(3, mix.has(Feature.GUARDS), (txId, atMs) -> guarded());
        add(4, mix.has(Feature.OPEN_CLOSE), (txId, atMs) -> openOrClose());
        add(8, mix.has(Feature.ASSETS), (txId, atMs) -> assets());
        add(3, mix.has(Feature.ASSETS), (txId, atMs) -> watchedAndPaid());
        add(1, mix.has(Feature.HOLDS), this::renewed);
        add(3, mix.has(Feature.MULTI_LEG) && mix.has(Feature.SMALL_BALANCES), (txId, atMs) -> roundTrip());
        add(12, mix.has(Feature.HUGE_AMOUNTS), (txId, atMs) -> List.of(towardsTheBrim()));
    }

    private void add(int weight, boolean wanted, Kind kind) {
        for (int i = 0; wanted && i < weight; i++) {
            kinds.add(kind);
        }
    }

    Transaction next(TxId txId, long timeMs) {
        made++;
        return new Transaction(txId, kinds.get(random.nextInt(kinds.size())).steps(txId, timeMs));
    }

    /** One that makes no hold, whose id would be that of another. */
    Transaction withoutHolds(TxId txId, long timeMs) {
        return new Transaction(txId, random.nextBoolean() ? List.of(transfer()) : legs());
    }

    /** Nothing that a gateway may admit. */
    Transaction malformed(TxId txId) {
        AccountId one = any();
        return new Transaction(txId, List.of(random.nextBoolean() ? new Step.Transfer(one, one, Cast.asset(0), Quantity.ONE)
                : new Step.Transfer(one, otherThan(one), Cast.asset(0), Quantity.ZERO)));
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private AccountId any() {
        boolean hot = mix.has(Feature.HOT) && random.nextBoolean();
        return Cast.account(random.nextInt(hot ? HOT_ACCOUNTS : cast.accounts()));
    }

    private AccountId otherThan(AccountId one) {
        AccountId other = any();
        while (other.equals(one)) {
            other = Cast.account(random.nextInt(cast.accounts()));
        }
        return other;
    }

    private AssetId asset() {
        if (mix.has(Feature.ASSETS) && oneIn(6)) {
            return lateAsset();
        }
        return Cast.asset(oneIn(6) ? 1 : 0);
    }

    private Quantity amount() {
        if (mix.has(Feature.HUGE_AMOUNTS) && oneIn(6)) {
            return oneIn(2) ? Quantity.MAX_AMOUNT : Quantity.MAX_AMOUNT.minus(Quantity.of(random.nextInt(100)));
        }
        return Quantity.of(1 + random.nextInt(mix.has(Feature.SMALL_BALANCES) ? 90 : 40));
    }

    private Step.Transfer transfer() {
        AssetId asset = asset();
        if (oneIn(10)) {
            AccountId one = any();
            return oneIn(2) ? new Step.Transfer(asset.issuer(), one, asset, amount())
                    : new Step.Transfer(one, asset.issuer(), asset, amount());
        }
        AccountId from = any();
        return new Step.Transfer(from, otherThan(from), asset, amount());
    }

    /** Now and then of the issuer, which has none. */
    private List<Step> limits() {
        AssetId asset = asset();
        AccountId one = oneIn(5) ? asset.issuer() : any();
        Step.SetLimit limit = new Step.SetLimit(one, asset, Quantity.of(random.nextInt(60)));
        return oneIn(3) ? List.of(transfer(), limit) : List.of(limit);
    }

    private List<Step> legs() {
        List<Step> steps = new ArrayList<>();
        int count = 2 + random.nextInt(MAX_LEGS - 1);
        for (int i = 0; i < count; i++) {
            steps.add(transfer());
        }
        return steps;
    }

    /** Everybody wants what the next one has: without an order of age these would wait for one another in a circle. */
    private List<Step> chain() {
        AccountId one = Cast.account(chainAt % cast.accounts());
        AccountId next = Cast.account((chainAt + 1) % cast.accounts());
        chainAt++;
        return oneIn(2) ? List.of(exactly(one), new Step.Transfer(one, next, Cast.asset(0), Quantity.of(1 + random.nextInt(9))))
                : List.of(new Step.SetFlags(one, false, false), exactly(next));
    }

    /** Takes out and brings back, so that the account is low only on the way; and something from an account that may be poor. */
    private List<Step> roundTrip() {
        AccountId one = Cast.account(random.nextInt(HOT_ACCOUNTS));
        AccountId other = otherThan(one);
        Quantity much = Quantity.of(30 + random.nextInt(60));
        Step.Transfer out = new Step.Transfer(one, other, Cast.asset(0), much);
        Step.Transfer back = new Step.Transfer(other, one, Cast.asset(0), much);
        return List.of(out, transfer(), back);
    }

    /** To the account that is as full as can be, from others, which may go below zero. */
    private Step towardsTheBrim() {
        AccountId other = Cast.account(1 + random.nextInt(cast.accounts() - 1));
        return oneIn(4) ? new Step.SetLimit(other, Cast.asset(0), Quantity.of(20 + random.nextInt(60)))
                : new Step.Transfer(other, Cast.account(0), Cast.asset(0), Quantity.of(1 + random.nextInt(30)));
    }

    /** Two accounts that look at each other: of two such transactions the second must see what the first has done. */
    private List<Step> skewed() {
        AccountId watched = Cast.account(random.nextInt(2));
        AccountId changed = Cast.account(1 - watched.low());
        Step.Bound bound = oneIn(2) ? Step.Bound.AT_MOST : Step.Bound.AT_LEAST;
        Quantity near = Quantity.of((mix.has(Feature.SMALL_BALANCES) ? 40 : 280) + random.nextInt(40));
        AccountId third = Cast.account(2 + random.nextInt(cast.accounts() - 2));
        Step.Transfer transfer = bound == Step.Bound.AT_MOST ? new Step.Transfer(third, changed, Cast.asset(0), amount())
                : new Step.Transfer(changed, third, Cast.asset(0), amount());
        return List.of(new Step.GuardBalance(watched, Cast.asset(0), bound, near), transfer);
    }

    private static Step exactly(AccountId account) {
        return new Step.GuardBalance(account, Cast.asset(0), Step.Bound.AT_MOST, Quantity.of(1_000_000));
    }

    private List<Step> hold(TxId txId, long timeMs) {
        AssetId asset = asset();
        AccountId from = any();
        long deadlineMs = timeMs + (oneIn(12) ? random.nextInt(120_000) - 1_000 : 100 + random.nextInt(4_000));
        Step.Hold hold = new Step.Hold(from, oneIn(4) ? asset.issuer() : otherThan(from), asset, amount(), deadlineMs);
        holds.add(hold);
        holdIds.add(new HoldId(txId, 0));
        return List.of(hold);
    }

    private List<Step> settle() {
        if (holds.isEmpty()) {
            return List.of(transfer());
        }
        int newest = Math.max(0, holds.size() - 6);
        int which = newest + random.nextInt(holds.size() - newest);
        Step.Hold hold = holds.get(which);
        if (oneIn(3)) {
            return List.of(new Step.VoidHold(holdIds.get(which), hold.from()));
        }
        Quantity part = oneIn(2) ? hold.amount() : Quantity.of(1 + random.nextInt(40));
        AccountId to = oneIn(15) ? otherThan(hold.from()) : hold.to();
        return List.of(new Step.Post(holdIds.get(which), hold.from(), to, hold.asset(), part));
    }

    /** In place of a hold that there is, or was. */
    private List<Step> renewed(TxId txId, long timeMs) {
        if (holds.isEmpty()) {
            return hold(txId, timeMs);
        }
        int which = random.nextInt(holds.size());
        Step.Hold old = holds.get(which);
        Step.Hold hold = new Step.Hold(old.from(), old.to(), old.asset(), amount(), timeMs + 100 + random.nextInt(4_000));
        holds.add(hold);
        holdIds.add(new HoldId(txId, 1));
        return List.of(new Step.VoidHold(holdIds.get(which), old.from()), hold);
    }

    /** An account that may not have the asset that is looked at, and may get it, or another; it may be an issuer of a third. */
    private List<Step> watchedAndPaid() {
        AssetId watched = asset();
        AccountId one = oneIn(3) ? asset().issuer() : any();
        AssetId paid = oneIn(2) ? watched : asset();
        Step guard = new Step.GuardBalance(one, watched, Step.Bound.AT_LEAST, Quantity.ZERO);
        Step.Transfer transfer = new Step.Transfer(otherThan(one), one, paid, amount());
        return oneIn(4) ? List.of(transfer) : List.of(guard, transfer);
    }

    private List<Step> guarded() {
        List<Step> steps = new ArrayList<>();
        AccountId watched = any();
        if (oneIn(3)) {
            Step.Condition[] conditions = Step.Condition.values();
            steps.add(new Step.GuardAccount(oneIn(4) ? Cast.absent(0) : watched, conditions[random.nextInt(conditions.length)]));
        } else {
            Quantity bound = Quantity.of(random.nextInt(130) - 10);
            steps.add(new Step.GuardBalance(watched, Cast.asset(0), oneIn(2) ? Step.Bound.AT_LEAST : Step.Bound.AT_MOST, bound));
        }
        AccountId from = oneIn(3) ? watched : any();
        steps.add(new Step.Transfer(from, otherThan(from), Cast.asset(0), amount()));
        return steps;
    }

    private List<Step> openOrClose() {
        AccountId absent = Cast.absent(random.nextInt(2));
        return switch (random.nextInt(9)) {
            case 7 -> List.of(new Step.Transfer(any(), absent, Cast.asset(0), amount()), new Step.CloseAccount(absent));
            case 8 -> List.of(new Step.Transfer(absent, any(), Cast.asset(0), amount()), new Step.CloseAccount(absent));
            case 0, 5 -> List.of(new Step.CloseAccount(absent));
            case 6 -> List.of(new Step.Transfer(absent, otherThan(absent), Cast.asset(0), Quantity.of(1 + random.nextInt(40))));
            case 1 -> List.of(new Step.Transfer(absent, any(), Cast.asset(0), amount()));
            case 2 -> List.of(new Step.OpenAccount(absent), new Step.Transfer(any(), absent, Cast.asset(0), amount()));
            case 3 -> List.of(new Step.Transfer(any(), absent, Cast.asset(0), amount()));
            default -> List.of(new Step.OpenAccount(absent));
        };
    }

    /** One that is created about now, if ever. */
    private AssetId lateAsset() {
        return Cast.lateAsset(made / TRANSACTIONS_PER_ASSET + random.nextInt(2));
    }

    private List<Step> assets() {
        AssetId late = lateAsset();
        AccountId one = any();
        return switch (random.nextInt(10)) {
            case 0 -> List.of(new Step.CreateAsset(late, 2));
            case 1 -> List.of(new Step.Transfer(late.issuer(), one, late, amount()));
            case 2 -> List.of(new Step.SetLimit(one, late, Quantity.of(random.nextInt(60))));
            case 3, 4, 5, 6, 7 -> List.of(new Step.GuardBalance(one, late, Step.Bound.AT_LEAST, Quantity.ZERO));
            default -> List.of(new Step.CreateAsset(late, 3), new Step.Transfer(late.issuer(), one, late, amount()));
        };
    }
}
