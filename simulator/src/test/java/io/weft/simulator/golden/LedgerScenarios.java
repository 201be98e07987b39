package io.weft.simulator.golden;

import static io.weft.simulator.golden.Ledger.A0;
import static io.weft.simulator.golden.Ledger.A1;
import static io.weft.simulator.golden.Ledger.A2;
import static io.weft.simulator.golden.Ledger.A3;

import java.util.List;

/** Transactions that meet on one account or under one id. */
final class LedgerScenarios {

    private static final String SHARD_1 = "shard-1";
    private static final String APPLIED = "has applied";
    private static final String DELIVERED = "delivered";

    private LedgerScenarios() {}

    static List<Scenario> all() {
        return List.of(escrow(), waitDie(), pendingCreditCommits(), pendingCreditAborts(), holdIsBusy(), reads(), retry(), reusedId());
    }

    private static Scenario escrow() {
        return new Scenario("16-escrow", "Two transfers from one account: the second does not wait for the first.")
                .pay(0, A0, A2, 60)
                .pay(10, A0, A3, 40)
                .directed(d -> d.delay(SHARD_1, "prepare t2", 60))
                .without(APPLIED, DELIVERED)
                .shows("shard-0 has durably: prepared t2", "shard-0 has durably: prepared t3", "decided t3 committed",
                        "decided t2 committed");
    }

    private static Scenario waitDie() {
        return new Scenario("17-wait-die", "Three transactions want one account for themselves: the older waits, the younger dies and runs again.")
                .payExactly(0, 0, A0, A2, 10)
                .payExactly(5, -10, A0, A2, 20)
                .payExactly(10, 10, A0, A2, 30)
                .directed(d -> d.delay(SHARD_1, "prepare t2", 15))
                .without(SHARD_1, APPLIED, DELIVERED)
                .shows("shard-0 has durably: prepared t2", "shard-0 votes die on t4", "shard-0 has durably: applied t2 attempt 2.1, prepared t3",
                        "decided t3 committed", "decided t4 committed");
    }

    private static Scenario pendingCreditCommits() {
        return new Scenario("18-pending-credit-commits", "A debit needs a credit that is not decided yet, and is.")
                .pay(0, A2, A0, 50)
                .pay(15, A0, A1, 120)
                .directed(d -> d.delay(SHARD_1, "prepare t2", 60))
                .shows("shard-0 has durably: prepared t2", "shard-0 on node 0 hears: submit t3", "decided t2 committed",
                        "shard-0 has durably: applied t2", "executed t3", "a client is told: t3: committed");
    }

    private static Scenario pendingCreditAborts() {
        return new Scenario("19-pending-credit-aborts", "A debit needs a credit that is not decided yet, and is refused.")
                .pay(0, A2, A0, 500)
                .pay(15, A0, A1, 120)
                .directed(d -> d.delay(SHARD_1, "prepare t2", 60))
                .shows("shard-0 has durably: prepared t2", "shard-0 on node 0 hears: submit t3", "decided t2 INSUFFICIENT_FUNDS",
                        "shard-0 has durably: aborted t2", "refused t3 INSUFFICIENT_FUNDS", "a client is told: t3: INSUFFICIENT_FUNDS");
    }

    private static Scenario holdIsBusy() {
        return new Scenario("20-hold-is-busy", "Two holds are due, one of them while it is being posted.")
                .hold(0, A0, A2, 30, 200)
                .hold(0, A1, A3, 20, 200)
                .post(150, "t2")
                .directed(d -> d.delay(SHARD_1, "prepare t4", 100))
                .without(SHARD_1, APPLIED, DELIVERED)
                .shows("shard-0 has durably: prepared t4", "201 ms  shard-0 has durably: expired t3/0", "decided t4 committed",
                        "shard-0 has durably: applied t4");
    }

    private static Scenario reads() {
        return new Scenario("21-exact-and-latest", "A read labelled latest waits for what it found; an exact one until nothing is undecided.")
                .pay(0, A0, A2, 10)
                .readLatest(15, A0)
                .pay(25, A0, A2, 20)
                .read(50, A0)
                .directed(d -> {
                    d.delay(SHARD_1, "prepare t2", 60);
                    d.delay(SHARD_1, "prepare t3", 100);
                })
                .without(SHARD_1, APPLIED, DELIVERED)
                .shows("shard-0 has durably: prepared t2", "hears: read a0 LATEST", "shard-0 has durably: prepared t3",
                        "hears: read a0 EXACT", "a client is told: read a0: 90", "decided t3 committed", "a client is told: read a0: 70");
    }

    private static Scenario retry() {
        return new Scenario("22-retry-elsewhere", "An answer gets lost, and the client asks again through another node.")
                .pay(0, A0, A2, 10)
                .through(1, 0)
                .directed(d -> d.lose("client", "t2: committed"))
                .shows("decided t2 committed", "* lost: outcomes committed to a client", "a client sends through node 0: t2",
                        "a client is told: t2: committed");
    }

    private static Scenario reusedId() {
        return new Scenario("23-reused-id", "Other transfers come under an id that is taken.")
                .pay(0, A0, A2, 10)
                .reuse(10, "t2", A1, A2, 20)
                .reuse(100, "t2", A0, A1, 30)
                .shows("decided t2 committed", "a client is told: t2': retryable ID_IN_USE", "a client is told: t2': TX_ID_REUSED",
                        "a client is told: t2'': TX_ID_REUSED");
    }
}
