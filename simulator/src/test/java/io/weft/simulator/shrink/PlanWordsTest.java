package io.weft.simulator.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Limits;
import io.weft.simulator.plan.Noise;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanWordsTest {

    private final Plan made = PlanMaker.of(1);
    private final TxId first = TxId.of(World.START_MS, 0, 1);
    private final TxId second = TxId.of(World.START_MS, 1, 2);

    @Test
    void shouldTellWhatClientsDo() {
        // given
        Transaction opening = new Transaction(first, List.of(new Step.OpenAccount(Cast.issuer(0)),
                new Step.CreateAsset(Cast.asset(0), 2)));
        Transaction paying = new Transaction(second, List.of(
                new Step.GuardBalance(Cast.account(1), Cast.asset(0), Step.Bound.AT_LEAST, Quantity.of(7)),
                new Step.Transfer(Cast.account(1), Cast.account(2), Cast.asset(0), Quantity.of(5))));
        Transaction other = new Transaction(second, List.of(new Step.SetFlags(Cast.account(1), true, false),
                new Step.GuardAccount(Cast.account(1), Step.Condition.EXISTS)));
        Plan plan = calm(List.of(new Action.Execute(0, opening)), List.of(new Action.Execute(10, paying),
                new Action.Execute(20, other), new Action.Repeat(30, paying), new Action.Cancel(40, second),
                new Action.Find(50, other), new Action.ReadAccount(60, Cast.account(1), true),
                new Action.ReadAccount(70, Cast.account(1), false), new Action.ReadHolds(80, Cast.account(1)),
                new Action.ReadAsset(90, Cast.asset(0))));

        // when
        List<String> words = PlanWords.of(plan);

        // then the times are those of the trace, and a second content of an id is marked
        assertThat(words.subList(1, words.size())).containsExactly(
                "Before anything goes wrong:",
                "             t1: open issuer-0; create asset issuer-0/1 with 2 decimals",
                "What clients do:",
                "  5010 ms    t2: only if a1 has at least 7 of issuer-0/1; transfer 5 of issuer-0/1 from a1 to a2",
                "  5020 ms    t2': a1 may not pay and may receive; only if a1 is open",
                "  5030 ms    send t2 again",
                "  5040 ms    cancel t2",
                "  5050 ms    ask what became of t2'",
                "  5060 ms    read a1, latest",
                "  5070 ms    read a1, exactly",
                "  5080 ms    read the holds of a1",
                "  5090 ms    read asset issuer-0/1");
    }

    @Test
    void shouldTellOfHoldsAndLimits() {
        // given
        HoldId hold = new HoldId(first, 0);
        Plan plan = calm(List.of(), List.of(
                new Action.Execute(1, new Transaction(first, List.of(new Step.Hold(Cast.account(1), Cast.account(2), Cast.asset(0),
                        Quantity.of(5), World.START_MS + 6_000)))),
                new Action.Execute(2, new Transaction(second, List.of(
                        new Step.Post(hold, Cast.account(1), Cast.account(2), Cast.asset(0), Quantity.of(3)),
                        new Step.VoidHold(hold, Cast.account(1)),
                        new Step.SetLimit(Cast.account(1), Cast.asset(0), Quantity.of(9)),
                        new Step.CloseAccount(Cast.account(1)))))));

        // when, then
        assertThat(PlanWords.of(plan)).contains(
                "  5001 ms    t1: hold 5 of issuer-0/1 from a1 for a2 until 6000 ms",
                "  5002 ms    t2: post 3 of issuer-0/1 of the hold t1/0 from a1 to a2; void the hold t1/0 of a1; "
                        + "give a1 a limit of 9 of issuer-0/1; close a1");
    }

    @Test
    void shouldTellWhatGoesWrong() {
        // given one fault of each kind
        EntityId shard = EntityId.shard(1);
        Plan plan = PlanEdits.withEnd(calm(List.of(), List.of()).withNoise(new Noise(1, 2, 3, 4)).withFaults(List.of(
                new Fault.CrashNode(1, 2, 300, false), new Fault.PauseNode(2, 1, 400, true),
                new Fault.CrashAtAppend(3, shard, Fault.AppendMoment.BEFORE, 50), new Fault.Move(4, shard, 2, true),
                new Fault.Move(5, shard, 2, false), new Fault.Cut(6, 0, 1, false, 70), new Fault.Cut(7, 0, 1, true, 80),
                new Fault.ClockJump(8, 1, 90), new Fault.SlowJournal(9, 100, 5), new Fault.DoubtfulJournal(10, shard, 60),
                new Fault.BrokenAppend(11, shard, false, 20))), 1_000);

        // when
        List<String> words = PlanWords.of(plan);

        // then
        assertThat(words.subList(words.indexOf("What goes wrong:") + 1, words.size())).containsExactly(
                "             of 1,000 messages 1 are lost",
                "             of 1,000 messages 2 are doubled",
                "             of 1,000 messages 3 are up to 400 ms late",
                "             of 1,000 messages 4 are up to 8000 ms late",
                "  5001 ms    node 2 crashes for 300 ms",
                "  5002 ms    node 1 stands still for 400 ms; what it served starts elsewhere",
                "  5003 ms    the node of shard-1 crashes before its next append is written, for 50 ms",
                "  5004 ms    shard-1 moves to node 2, in order",
                "  5005 ms    shard-1 moves to node 2 while its owner still serves",
                "  5006 ms    nothing gets through from node 0 to node 1 for 70 ms",
                "  5007 ms    nothing gets through between node 0 and node 1 for 80 ms",
                "  5008 ms    the clock of node 1 is set by +90 ms",
                "  5009 ms    all journals are slower by 5 ms for 100 ms",
                "  5010 ms    answers of the journal of shard-1 get lost for 60 ms",
                "  5011 ms    the next append of shard-1 fails, though it has not happened; its node is down for 20 ms",
                "  6000 ms    faults end");
    }

    @Test
    void shouldTellHowLargeEverythingIs() {
        // given
        Plan plan = new Plan(1, new Plan.Shape(3, 2, 1), made.cast(), false, Limits.of(true, true), Noise.NONE, List.of(),
                List.of(), List.of(), 1);

        // when, then
        assertThat(PlanWords.of(plan)).containsExactly(
                "The cluster: 3 nodes, 2 shards, 1 coordinator, outcomes are soon forgotten, there is little room");
    }

    private Plan calm(List<Action.Execute> setUp, List<Action> actions) {
        return made.withSetUp(setUp).withActions(actions).withFaults(List.of()).withNoise(Noise.NONE);
    }
}
