package io.weft.loadtest.kill;

import io.weft.client.AccountCondition;
import io.weft.client.AccountId;
import io.weft.client.Transaction;
import io.weft.loadtest.kill.KillAccounts.Effect;
import io.weft.loadtest.kill.Planned.Fate;
import io.weft.loadtest.kill.Planned.OpenHold;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * Makes up transactions: transfers (some of which stay on one shard by chance), many legs, money that passes through an
 * account without any, holds that are later posted or voided, reads, and what can't be paid. For one thread.
 */
final class KillMix {

    private static final int MAX_AMOUNT = 100;
    private static final int MAX_LEGS = 8;
    private static final long MORE_THAN_ANYONE_HAS = 1_000_000_000_000_000L;
    private static final long HOLD_MS = 12 * 3_600_000L;

    private final KillAccounts accounts;
    private final Queue<OpenHold> openHolds;
    private final SplittableRandom random;
    private final Clock clock = Clock.systemUTC();

    /** @param openHolds where committed holds are found; each is taken once */
    KillMix(KillAccounts accounts, Queue<OpenHold> openHolds, SplittableRandom random) {
        this.accounts = accounts;
        this.openHolds = openHolds;
        this.random = random;
    }

    Planned next() {
        int dice = random.nextInt(100);
        if (dice < 40) {
            return transfer(Fate.COMMITS, rich(), rich());
        } else if (dice < 50) {
            return transfer(Fate.EITHER, poor(), rich());
        } else if (dice < 55) {
            return transfer(Fate.COMMITS, rich(), poor());
        } else if (dice < 65) {
            return manyLegs();
        } else if (dice < 70) {
            return throughPenniless();
        } else if (dice < 80) {
            return hold();
        } else if (dice < 90) {
            return settleHold();
        } else if (dice < 93) {
            return read();
        }
        return refused();
    }

    private Planned transfer(Fate fate, int from, int to) {
        int other = from == to ? (to + 1) % KillAccounts.RICH : to;
        Legs legs = new Legs();
        legs.add(from, other, amount());
        return legs.planned(fate);
    }

    private Planned manyLegs() {
        Legs legs = new Legs();
        for (int count = random.nextInt(2, MAX_LEGS + 1); count > 0; count--) {
            int from = rich();
            legs.add(from, (from + random.nextInt(1, KillAccounts.RICH)) % KillAccounts.RICH, amount());
        }
        return legs.planned(Fate.COMMITS);
    }

    private Planned throughPenniless() {
        Legs legs = new Legs();
        long amount = amount();
        int middle = penniless();
        legs.add(rich(), middle, amount);
        legs.add(middle, rich(), amount);
        return legs.planned(Fate.COMMITS);
    }

    private Planned refused() {
        Legs legs = new Legs();
        int from = rich();
        int to = (from + 1) % KillAccounts.RICH;
        legs.add(from, to, amount());
        if (random.nextBoolean()) {
            legs.add(penniless(), to, amount());
        } else {
            legs.add(to, from, MORE_THAN_ANYONE_HAS);
        }
        return legs.planned(Fate.IS_REFUSED);
    }

    private Planned read() {
        return new Planned(Transaction.builder().require(accounts.id(rich()), AccountCondition.EXISTS).build(), Fate.COMMITS,
                List.of(), null);
    }

    private Planned hold() {
        int from = rich();
        int to = (from + random.nextInt(1, KillAccounts.RICH)) % KillAccounts.RICH;
        long amount = amount();
        Transaction transaction = Transaction.builder()
                .hold(accounts.id(from), accounts.id(to), accounts.asset(), amount, clock.millis() + HOLD_MS).build();
        return new Planned(transaction, Fate.COMMITS, List.of(new Effect(from, 0, amount)),
                new OpenHold(transaction.hold(0), from, to, amount));
    }

    private Planned settleHold() {
        OpenHold hold = openHolds.poll();
        if (hold == null) {
            return hold();
        }
        AccountId from = accounts.id(hold.from());
        if (random.nextInt(3) == 0) {
            return new Planned(Transaction.builder().voidHold(hold.id(), from).build(), Fate.COMMITS,
                    List.of(new Effect(hold.from(), 0, -hold.amount())), null);
        }
        long amount = random.nextLong(1, hold.amount() + 1);
        Transaction post = Transaction.builder().post(hold.id(), from, accounts.id(hold.to()), accounts.asset(), amount).build();
        return new Planned(post, Fate.COMMITS,
                List.of(new Effect(hold.from(), -amount, -hold.amount()), new Effect(hold.to(), amount, 0)), null);
    }

    private int rich() {
        return random.nextInt(KillAccounts.RICH);
    }

    private int poor() {
        return KillAccounts.RICH + random.nextInt(KillAccounts.POOR);
    }

    private int penniless() {
        return KillAccounts.RICH + KillAccounts.POOR + random.nextInt(KillAccounts.PENNILESS);
    }

    private long amount() {
        return random.nextLong(1, MAX_AMOUNT + 1);
    }

    /** Transfers of one transaction. */
    private final class Legs {
        private final Transaction.Builder steps = Transaction.builder();
        private final List<Effect> effects = new ArrayList<>();

        void add(int from, int to, long amount) {
            steps.transfer(accounts.id(from), accounts.id(to), accounts.asset(), amount);
            effects.add(new Effect(from, -amount, 0));
            effects.add(new Effect(to, amount, 0));
        }

        Planned planned(Fate fate) {
            return new Planned(steps.build(), fate, effects, null);
        }
    }
}
