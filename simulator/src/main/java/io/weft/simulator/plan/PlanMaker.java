package io.weft.simulator.plan;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.simulator.plan.Mix.Feature;
import io.weft.simulator.plan.Plan.Shape;
import io.weft.simulator.world.Chance;
import io.weft.simulator.world.Chance.Purpose;
import io.weft.simulator.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Draws a plan from a seed. */
public final class PlanMaker {

    /** Of the actions that begin after the accounts are there. */
    public static final int TRANSACTIONS = 200;
    /** When the actions of a plan begin, after the beginning of the world: the set-up is done by then. */
    public static final long SET_UP_MS = 5_000;

    private static final int FEWEST_ACCOUNTS = 5;
    private static final int AT_REST_MS = 1_500;

    private final long seed;
    private final Random random;
    private final Mix mix;
    private final Cast cast;
    private final List<Action> actions = new ArrayList<>();
    private final TransactionMaker transactions;
    private int ids;

    private PlanMaker(long seed) {
        this.seed = seed;
        // Neighbouring seeds would begin alike.
        this.random = new Random(new Chance(seed).of(Purpose.PLAN).bits(0, 0, 0));
        this.mix = Mix.of(random);
        this.cast = new Cast(FEWEST_ACCOUNTS + random.nextInt(8));
        this.transactions = new TransactionMaker(random, mix, cast);
    }

    public static Plan of(long seed) {
        return new PlanMaker(seed).make();
    }

    private Plan make() {
        Shape shape = new Shape(3, 2 + random.nextInt(3), 1 + random.nextInt(2));
        List<Action.Execute> setUp = setUp();
        long atMs = 0;
        for (int i = 0; i < TRANSACTIONS; i++) {
            atMs += mix.has(Feature.BURSTS) && random.nextInt(3) > 0 ? 0 : random.nextInt(mix.has(Feature.FORGETFUL) ? 120 : 40);
            act(atMs);
        }
        long endMs = atMs + AT_REST_MS;
        List<Fault> faults = new FaultMaker(random, mix, shape, endMs).make();
        if (mix.has(Feature.DRILLS)) {
            drill(atMs, shape, faults);
        }
        actions.sort(Comparator.comparingLong(Action::atMs));
        Noise noise = new Noise(mix.has(Feature.LOSS) ? 1 + random.nextInt(80) : 0, mix.has(Feature.DOUBLES) ? 1 + random.nextInt(80) : 0,
                mix.has(Feature.LATE) ? 50 : 0, mix.has(Feature.LATE) ? 1 + random.nextInt(25) : 0);
        return new Plan(seed, shape, cast, mix.isTimely(), limits(), noise, setUp, actions, faults, endMs);
    }

    private Limits limits() {
        Limits limits = Limits.of(mix.has(Feature.FORGETFUL), mix.has(Feature.TIGHT));
        return mix.has(Feature.NARROW) ? limits.withNarrowAccounts() : limits;
    }

    private void drill(long untilMs, Shape shape, List<Fault> faults) {
        Placement placement = new Placement(new ClusterIdentity(shape.shards(), shape.coordinators(), seed, ~seed));
        Drills drills = new Drills(random, cast, placement, atMs -> txId(timeMs(atMs)));
        drills.some(untilMs, shape.nodes());
        actions.addAll(drills.actions());
        faults.addAll(drills.faults());
        faults.sort(Comparator.comparingLong(Fault::atMs));
    }

    private List<Action.Execute> setUp() {
        List<Action.Execute> setUp = new ArrayList<>();
        for (int i = 0; i < Cast.ASSETS; i++) {
            setUp.add(first(List.of(new Step.OpenAccount(Cast.issuer(i)), new Step.CreateAsset(Cast.asset(i), 2))));
        }
        int funds = mix.has(Feature.HUGE_AMOUNTS) ? 15 : mix.has(Feature.SMALL_BALANCES) ? 60 : 300;
        for (int i = cast.accounts() - 1; i >= 0; i--) {
            AccountId account = Cast.account(i);
            setUp.add(first(List.of(new Step.OpenAccount(account),
                    new Step.Transfer(Cast.issuer(0), account, Cast.asset(0), i == 0 ? firstFunds(funds) : Quantity.of(funds)),
                    new Step.Transfer(Cast.issuer(1), account, Cast.asset(1), Quantity.of(funds)))));
        }
        return setUp;
    }

    /** Of the first account: maybe all that the issuer can still give. */
    private Quantity firstFunds(int funds) {
        return mix.has(Feature.HUGE_AMOUNTS) ? Quantity.MAX_AMOUNT.minus(Quantity.of((cast.accounts() - 1L) * funds)) : Quantity.of(funds);
    }

    private Action.Execute first(List<Step> steps) {
        return new Action.Execute(0, new Transaction(txId(World.START_MS + ids), steps));
    }

    private TxId txId(long timeMs) {
        return TxId.of(timeMs, ids++, random.nextLong());
    }

    private static long timeMs(long atMs) {
        return World.START_MS + SET_UP_MS + atMs;
    }

    private void act(long atMs) {
        Transaction transaction = transactions.next(txId(idTimeMs(atMs)), timeMs(atMs));
        actions.add(new Action.Execute(atMs, transaction));
        long soonMs = atMs + random.nextInt(1_500);
        if (mix.has(Feature.REUSED_IDS) && random.nextInt(12) == 0) {
            Transaction other = transactions.withoutHolds(transaction.id(), timeMs(atMs));
            actions.add(new Action.Execute(random.nextBoolean() ? atMs : soonMs, other));
        }
        if (mix.has(Feature.MALFORMED) && random.nextInt(20) == 0) {
            actions.add(new Action.SendMalformed(atMs, transactions.malformed(txId(timeMs(atMs)))));
        }
        if (mix.has(Feature.CANCELS) && random.nextInt(8) == 0) {
            actions.add(new Action.Cancel(soonMs, transaction.id()));
        }
        if (mix.has(Feature.REPEATS) && random.nextInt(4) == 0) {
            actions.add(new Action.Repeat(atMs + random.nextInt(9_000), transaction));
        }
        if (mix.has(Feature.FINDS) && random.nextInt(8) == 0) {
            actions.add(new Action.Find(soonMs, transaction));
        }
        read(atMs);
    }

    private void read(long atMs) {
        AccountId account = random.nextInt(8) == 0 ? Cast.issuer(0) : Cast.account(random.nextInt(Math.min(3, cast.accounts())));
        if (mix.has(Feature.READS) && random.nextInt(4) == 0) {
            actions.add(new Action.ReadAccount(atMs + random.nextInt(200), account, false));
        }
        if (mix.has(Feature.LATEST_READS) && random.nextInt(4) == 0) {
            actions.add(new Action.ReadAccount(atMs + random.nextInt(200), account, true));
        }
        if (mix.has(Feature.HOLDS) && mix.has(Feature.READS) && random.nextInt(12) == 0) {
            actions.add(new Action.ReadHolds(atMs + random.nextInt(200), account));
        }
        if (mix.has(Feature.ASSETS) && random.nextInt(10) == 0) {
            actions.add(new Action.ReadAsset(atMs, Cast.lateAsset(random.nextInt(14))));
        }
    }

    /** Clients' clocks differ, and now and then an id is of another time. */
    private long idTimeMs(long atMs) {
        long skewMs = random.nextInt(400) - 200;
        if (mix.has(Feature.ODD_IDS) && random.nextInt(20) == 0) {
            skewMs = random.nextBoolean() ? 500_000 : -4_000;
        }
        return timeMs(atMs) + skewMs;
    }
}
