package io.weft.simulator.golden;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The ledger of all scenarios: a0 and a1 on shard-0, a2 and a3 on shard-1, each with 100 of one asset. */
final class Ledger {

    static final int SHARDS = 2;
    static final int COORDINATORS = 1;
    static final int ACCOUNTS = 4;
    static final Quantity FUNDS = Quantity.of(100);
    static final AccountId A0 = Cast.account(0);
    static final AccountId A1 = Cast.account(1);
    static final AccountId A2 = Cast.account(2);
    static final AccountId A3 = Cast.account(3);
    static final AssetId MONEY = Cast.asset(0);
    /** The first under which the accounts live where they should. */
    static final long SEED = LongStream.iterate(1, seed -> seed + 1).filter(Ledger::placesAccounts).findFirst().orElseThrow();

    private Ledger() {}

    private static boolean placesAccounts(long seed) {
        Placement placement = new Placement(new ClusterIdentity(SHARDS, COORDINATORS, seed, ~seed));
        return placement.shardOf(A0) == 0 && placement.shardOf(A1) == 0 && placement.shardOf(A2) == 1
                && placement.shardOf(A3) == 1 && placement.shardOf(MONEY.issuer()) == 0;
    }

    /** Of something that happens so long after the beginning of a scenario. */
    static long timeMs(long atMs) {
        return World.START_MS + PlanMaker.SET_UP_MS + atMs;
    }

    /** One transaction, which is t1. */
    static List<Action.Execute> setUp() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.OpenAccount(MONEY.issuer()));
        steps.add(new Step.CreateAsset(MONEY, 2));
        for (int i = 0; i < ACCOUNTS; i++) {
            steps.add(new Step.OpenAccount(Cast.account(i)));
            steps.add(new Step.Transfer(MONEY.issuer(), Cast.account(i), MONEY, FUNDS));
        }
        return List.of(new Action.Execute(0, new Transaction(TxId.of(World.START_MS, 0, 0), steps)));
    }
}
