package io.weft.simulator.ledger;

import io.weft.simulator.check.Operation;
import io.weft.simulator.ledger.LedgerOperation.AccountView;
import io.weft.simulator.ledger.LedgerOperation.BalanceView;
import io.weft.simulator.ledger.LedgerOperation.Committed;
import io.weft.simulator.ledger.LedgerOperation.Executed;
import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import io.weft.simulator.ledger.LedgerOperation.ReadAccount;
import io.weft.simulator.ledger.LedgerOperation.Rejected;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random histories of a ledger that really executes one after another, with overlapping intervals and true hints. */
final class SerialLedger {

    static final LedgerLimits LIMITS = new LedgerLimits(2, 8, 1_000_000);
    private static final int GAP = 10;

    final List<Operation<LedgerOperation>> history = new ArrayList<>();
    LedgerState state;
    private final LedgerModel model = new LedgerModel(LIMITS);
    private final Random random;
    private final List<String> accounts = new ArrayList<>();
    private final List<LedgerStep.Post> holds = new ArrayList<>();
    private long nowMs;

    SerialLedger(long seed, int accountCount) {
        random = new Random(seed);
        state = model.start();
        for (int i = 0; i < accountCount; i++) {
            accounts.add("0x" + "0".repeat(36) + (1000 + i));
        }
        commit(accounts.stream().map(Bench::open).toArray(LedgerStep[]::new));
        commit(Bench.create(asset()));
        accounts.stream().skip(1).forEach(it -> commit(transfer(accounts.get(0), it, 20)));
    }

    SerialLedger run(int operations) {
        while (history.size() < operations) {
            if (random.nextInt(5) == 0) {
                String account = anyAccount();
                record(new ReadAccount(account, view(account)));
            } else if (random.nextInt(20) == 0 && !holds.isEmpty()) {
                HoldExpired expiry = new HoldExpired(holds.get(random.nextInt(holds.size())).hold());
                if (model.apply(state, expiry) != null) {
                    record(expiry);
                }
            } else {
                execute(randomSteps());
            }
        }
        return this;
    }

    private LedgerStep[] randomSteps() {
        LedgerStep[] steps = new LedgerStep[1 + random.nextInt(3)];
        Arrays.setAll(steps, this::randomStep);
        return steps;
    }

    private LedgerStep randomStep(int index) {
        String one = anyAccount();
        String other = accounts.get((accounts.indexOf(one) + 1 + random.nextInt(accounts.size() - 1)) % accounts.size());
        switch (random.nextInt(14)) {
            case 0:
                return new LedgerStep.SetFlags(one, random.nextInt(4) == 0, random.nextInt(4) == 0);
            case 1:
                return new LedgerStep.SetLimit(one, asset(), BigInteger.valueOf(random.nextInt(30)));
            case 2:
                return new LedgerStep.GuardBalance(one, asset(), LedgerStep.Bound.values()[random.nextInt(2)], BigInteger.TEN);
            case 3:
                return new LedgerStep.Hold(one, other, asset(), BigInteger.valueOf(1 + random.nextInt(9)), nowMs + 500_000);
            case 4:
            case 5:
                return holds.isEmpty() ? transfer(one, other, 5) : holds.get(random.nextInt(holds.size()));
            case 6:
                return new LedgerStep.CloseAccount(one);
            case 7:
                return new LedgerStep.OpenAccount(one);
            default:
                return transfer(one, other, 1 + random.nextInt(15));
        }
    }

    private void commit(LedgerStep... steps) {
        execute(steps);
    }

    private void execute(LedgerStep... steps) {
        String txId = "tx" + history.size();
        Executed committed = new Executed(txId, List.of(steps), new Committed(), nowMs, nowMs);
        if (model.apply(state, committed) != null) {
            record(committed);
            for (int i = 0; i < steps.length; i++) {
                if (steps[i] instanceof LedgerStep.Hold hold) {
                    holds.add(new LedgerStep.Post(txId + "/" + i, hold.from(), hold.to(), hold.asset(), hold.amount()));
                }
            }
            return;
        }
        for (int step = 0; step < steps.length; step++) {
            for (int i = 0; i < Bench.CODES.size(); i++) {
                String code = Bench.CODES.get((i + (int) nowMs) % Bench.CODES.size());
                Executed rejected = new Executed(txId, List.of(steps), new Rejected(code, step), nowMs, nowMs);
                if (model.apply(state, rejected) != null) {
                    record(rejected);
                    return;
                }
            }
        }
        throw new AssertionError("neither committed nor rejected: " + committed);
    }

    private void record(LedgerOperation what) {
        state = model.apply(state, what);
        long at = GAP * nowMs++;
        long invokedAt = at - random.nextInt(GAP * 8);
        history.add(new Operation<>("o" + nowMs, what, invokedAt, at + random.nextInt(GAP * 8), false, at));
    }

    private AccountView view(String id) {
        Account account = state.account(id);
        Map<String, BalanceView> balances = new HashMap<>();
        account.balances().forEach((asset, it) -> balances.put(asset, new BalanceView(it.posted(), it.held(),
                LedgerState.issues(id, asset) ? null : it.creditLimit())));
        return new AccountView(account.exists(), account.debitFrozen(), account.creditFrozen(), balances, account.issuedAssets());
    }

    private LedgerStep transfer(String from, String to, long amount) {
        return new LedgerStep.Transfer(from, to, asset(), BigInteger.valueOf(amount));
    }

    private String anyAccount() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private String asset() {
        return accounts.get(0) + "/1";
    }
}
