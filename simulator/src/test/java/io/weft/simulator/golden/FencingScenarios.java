package io.weft.simulator.golden;

import static io.weft.simulator.golden.Ledger.A0;
import static io.weft.simulator.golden.Ledger.A1;
import static io.weft.simulator.golden.Ledger.A2;

import io.weft.protocol.journal.EntityId;
import java.util.List;

/** One owner at a time, and what the journal says or does not say. */
final class FencingScenarios {

    private static final EntityId SHARD_0 = EntityId.shard(0);

    private FencingScenarios() {}

    static List<Scenario> all() {
        return List.of(zombieShard(), zombieCoordinator(), zombieRead(), unknownAppends(), brokenDisk(), clockSetBack());
    }

    private static Scenario zombieShard() {
        return new Scenario("10-zombie-shard", "A shard stands still, is replaced, wakes up and executes what it has been sent.")
                .pay(0, A0, A1, 10)
                .directed(d -> d.pauseAndTakeOver(0, 600))
                .shows("shard-0 serves on node 1 in epoch 2", "shard-0 has durably: executed t2", "a client is told: t2: committed",
                        "node 0 goes on", "shard-0 on node 0 hears: submit t2", "shard-0 of epoch 1 is refused by its journal",
                        "shard-0 ends on node 0: Fenced");
    }

    private static Scenario zombieCoordinator() {
        return new Scenario("11-zombie-coordinator", "A coordinator stands still, is replaced, wakes up and counts the votes.")
                .pay(0, A0, A2, 10)
                .directed(d -> d.when("shard-0 has durably: prepared t2", () -> d.pauseAndTakeOver(2, 600)))
                .without("has applied", "delivered")
                .shows("coordinator-0 serves on node 0 in epoch 3", "aborted t2 attempt 2.1, prepared t2 attempt 3.1",
                        "coordinator-0 has durably: decided t2 committed", "a client is told: t2: committed", "node 2 goes on",
                        "coordinator-0 on node 2 hears: shard-0 votes yes on t2 attempt 2.1",
                        "coordinator-0 of epoch 2 is refused by its journal", "coordinator-0 ends on node 2: Fenced");
    }

    private static Scenario zombieRead() {
        return new Scenario("12-zombie-read", "A shard stands still, is replaced, wakes up and is about to answer a read.")
                .read(0, A0)
                .pay(260, A0, A1, 10)
                .directed(d -> d.pauseAndTakeOver(0, 600))
                .shows("shard-0 has durably: executed t2", "a client is told: read a0: 90", "node 0 goes on",
                        "shard-0 on node 0 hears: read a0", "shard-0 of epoch 1 is refused by its journal",
                        "shard-0 ends on node 0: Fenced");
    }

    private static Scenario unknownAppends() {
        return new Scenario("13-unknown-appends", "Two appends of unknown fate: the first has happened, the second has not.")
                .pay(0, A0, A1, 10)
                .pay(100, A0, A1, 20)
                .directed(d -> {
                    d.loseNextAnswer(SHARD_0, true);
                    d.when("a client is told: t2", () -> d.loseNextAnswer(SHARD_0, false));
                })
                .shows("shard-0: ANSWER_LOST", "shard-0 has durably: executed t2", "a client is told: t2: committed",
                        "shard-0: REQUEST_LOST", "shard-0 has durably: executed t3", "a client is told: t3: committed");
    }

    private static Scenario brokenDisk() {
        return new Scenario("14-broken-disk", "A disk fails an append that has happened all the same.")
                .pay(0, A0, A1, 10)
                .directed(d -> d.breakNextAppend(SHARD_0, 100))
                .shows("shard-0 has durably: executed t2", "shard-0 ends on node 0: MediumBroken", "shard-0 serves on node 0 in epoch 2",
                        "shard-0 on node 0 hears: submit t2", "a client is told: t2: committed");
    }

    private static Scenario clockSetBack() {
        return new Scenario("15-clock-set-back", "The clock of a shard is set back by a second; a hold is due 250 ms later.")
                .hold(0, A0, A2, 30, 300)
                .directed(d -> d.at(50, () -> d.setClockBack(0, 1_000)))
                .shows("shard-0 has durably: applied t2", "the clock of node 0 is set back", "571 ms  shard-0 has durably: expired t2/0");
    }
}
