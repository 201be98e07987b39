package io.weft.simulator.golden;

import static io.weft.simulator.golden.Ledger.A0;
import static io.weft.simulator.golden.Ledger.A2;

import io.weft.protocol.journal.EntityId;
import java.util.List;

/** Two-phase commit, with messages lost, late and doubled, crashes and moves. */
final class CommitScenarios {

    private static final EntityId COORDINATOR = EntityId.coordinator(0);
    private static final String AT_COORDINATOR = "coordinator-0";
    private static final String APPLIED = "has applied";
    private static final String DELIVERED = "delivered";
    private static final String SHARD_0 = "shard-0";
    private static final String SHARD_1 = "shard-1";

    private CommitScenarios() {}

    static List<Scenario> all() {
        return List.of(plainCommit(), crashAfterPrepare(), crashInDoubt(), latePrepare(), undecidedCoordinatorCrashes(),
                coordinatorMovesAfterDecision(), commitTwice(), shardIsAway(), cancel());
    }

    private static Scenario plainCommit() {
        return new Scenario("01-commit-over-two-shards", "A transfer over two shards commits.")
                .pay(0, A0, A2, 10)
                .shows("shard-0 has durably: prepared t2", "coordinator-0 has durably: decided t2 committed",
                        "shard-0 has durably: applied t2", "coordinator-0 has durably: delivered t2");
    }

    private static Scenario crashAfterPrepare() {
        return new Scenario("02-crash-after-prepare", "A shard crashes when its prepare record is durable, before its vote leaves.")
                .pay(0, A0, A2, 10)
                .directed(d -> d.when("shard-0 has durably: prepared t2", () -> d.crash(0, 100)))
                .shows("shard-0 has durably: prepared t2", "node 0 crashes", "shard-0 asks about t2",
                        "shard-0 on node 0 hears: prepare t2", "shard-0 votes yes on t2",
                        "coordinator-0 has durably: decided t2 committed", "shard-0 has durably: applied t2");
    }

    private static Scenario crashInDoubt() {
        return new Scenario("03-crash-in-doubt", "A shard crashes after its vote, and the commit does not reach it.")
                .pay(0, A0, A2, 10)
                .directed(d -> d.when("coordinator-0 has durably: decided t2", () -> d.crash(0, 100)))
                .shows("coordinator-0 has durably: decided t2 committed", "shard-0 serves on node 0 in epoch 2",
                        "shard-0 asks about t2", "shard-0 on node 0 hears: commit t2", "shard-0 has durably: applied t2");
    }

    private static Scenario latePrepare() {
        return new Scenario("04-late-prepare-after-abort", "A prepare arrives when its attempt is long aborted.")
                .pay(0, A2, A0, 500)
                .directed(d -> {
                    d.delay(SHARD_0, "prepare t2", 60);
                    d.lose(AT_COORDINATOR, "shard-0 votes yes on t2");
                })
                .shows("coordinator-0 has durably: decided t2 INSUFFICIENT_FUNDS", "shard-0 on node 0 hears: abort t2",
                        "shard-0 on node 0 hears: prepare t2", "shard-0 has durably: prepared t2", "shard-0 asks about t2",
                        "shard-0 on node 0 hears: abort t2", "shard-0 has durably: aborted t2");
    }

    private static Scenario undecidedCoordinatorCrashes() {
        return new Scenario("05-coordinator-crashes-undecided", "A coordinator crashes before its decision is durable.")
                .pay(0, A0, A2, 10)
                .directed(d -> d.crashBeforeNextAppend(COORDINATOR, 30))
                .without(APPLIED, DELIVERED)
                .shows("shard-1 votes yes on t2 attempt 2.1", "coordinator-0 ends on node 2",
                        "coordinator-0 serves on node 2 in epoch 3", "asks about t2 attempt 2.1", "hears: abort t2 attempt 2.1",
                        "aborted t2 attempt 2.1", "prepared t2 attempt 3.1", "coordinator-0 has durably: decided t2 committed");
    }

    private static Scenario coordinatorMovesAfterDecision() {
        return new Scenario("06-coordinator-moves-after-decision",
                "A coordinator stands still between its decision and the sending of it, and another owner takes over.")
                .pay(0, A0, A2, 10)
                .directed(d -> d.when("coordinator-0 has durably: decided t2", () -> d.pauseAndTakeOver(2, 600)))
                .shows("coordinator-0 has durably: decided t2 committed", "coordinator-0 serves on node 0 in epoch 3",
                        "shard-0 has durably: applied t2", "shard-1 has durably: applied t2", "coordinator-0 has durably: delivered t2",
                        "a client is told: t2: committed", "node 2 goes on", "coordinator-0 ends on node 2: Fenced",
                        "shard-0 on node 0 hears: commit t2");
    }

    private static Scenario commitTwice() {
        return new Scenario("07-commit-twice", "A commit arrives twice.")
                .pay(0, A0, A2, 10)
                .directed(d -> d.twice(SHARD_0, "commit t2", 50))
                .shows("* doubled: commit t2", "shard-0 has durably: applied t2", "coordinator-0 has durably: delivered t2",
                        "shard-0 on node 0 hears: commit t2", "shard-0 has applied t2");
    }

    private static Scenario shardIsAway() {
        return new Scenario("08-shard-is-away", "A shard is away for longer than a transaction may take, which is 400 ms here.")
                .pay(0, A0, A2, 10)
                .undecidedAtMost(400)
                .through(0)
                .directed(d -> d.crash(1, 550))
                .without(APPLIED, DELIVERED)
                .shows("a client is told: t2: retryable TIMED_OUT", "prepare t2 attempt 2.2",
                        "coordinator-0 has durably: decided t2 committed", "a client is told: t2: committed");
    }

    private static Scenario cancel() {
        return new Scenario("09-cancel", "A transaction is cancelled while an attempt runs.")
                .pay(0, A0, A2, 10)
                .cancel(30, "t2")
                .directed(d -> d.delay(SHARD_1, "prepare t2", 60))
                .shows("coordinator-0 on node 2 hears: cancel t2", "shard-0 has durably: aborted t2", "shard-1 has durably: barred t2",
                        "coordinator-0 has durably: decided t2 CANCELLED", "a client is told: cancel t2: cancelled",
                        "shard-1 on node 1 hears: prepare t2", "shard-1 votes no, CANCELLED on t2");
    }
}
