package io.weft.simulator.shrink;

import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what goes wrong. */
final class FaultWords {

    private FaultWords() {}

    static String of(Fault fault) {
        if (fault instanceof Fault.CrashNode crash) {
            return "node " + crash.node() + " crashes for " + crash.downMs() + " ms" + takeover(crash.takeover());
        }
        if (fault instanceof Fault.PauseNode pause) {
            return "node " + pause.node() + " stands still for " + pause.pausedMs() + " ms" + takeover(pause.takeover());
        }
        if (fault instanceof Fault.Move move) {
            return move.entity() + " moves to node " + move.toNode()
                    + (move.orderly() ? ", in order" : " while its owner still serves");
        }
        if (fault instanceof Fault.Cut cut) {
            return "nothing gets through " + (cut.bothWays() ? "between" : "from") + " node " + cut.fromNode()
                    + (cut.bothWays() ? " and" : " to") + " node " + cut.toNode() + " for " + cut.lastsMs() + " ms";
        }
        if (fault instanceof Fault.Jinx jinx) {
            return jinx.messageKind() + " messages mostly get lost, or are up to " + jinx.lateByMs() + " ms late, for " + jinx.lastsMs() + " ms";
        }
        return fault instanceof Fault.ClockJump jump
                ? "the clock of node " + jump.node() + " is set by " + String.format(Locale.ROOT, "%+d", jump.byMs()) + " ms"
                : ofJournal(fault);
    }

    private static String ofJournal(Fault fault) {
        if (fault instanceof Fault.CrashAtAppend crash) {
            String when = crash.moment() == Fault.AppendMoment.BEFORE ? "before" : "after";
            return "the node of " + crash.entity() + " crashes " + when + " its next append is written, for " + crash.downMs() + " ms";
        }
        if (fault instanceof Fault.BrokenAppend broken) {
            return "the next append of " + broken.entity() + " fails, though it has " + (broken.happened() ? "" : "not ")
                    + "happened; its node is down for " + broken.downMs() + " ms";
        }
        if (fault instanceof Fault.SlowJournal slow) {
            return "all journals are slower by " + slow.byMs() + " ms for " + slow.lastsMs() + " ms";
        }
        if (fault instanceof Fault.LateAnswers late) {
            return "what the journal of " + late.entity() + " does within " + late.lastsMs() + " ms is told up to " + late.byMs() + " ms late";
        }
        return fault instanceof Fault.DoubtfulJournal doubtful
                ? "answers of the journal of " + doubtful.entity() + " get lost for " + doubtful.lastsMs() + " ms" : fault.toString();
    }

    private static String takeover(boolean isTakenOver) {
        return isTakenOver ? "; what it served starts elsewhere" : "";
    }

    static List<String> of(Noise noise) {
        List<String> words = new ArrayList<>();
        add(words, noise.lostPermille(), "lost");
        add(words, noise.doubledPermille(), "doubled");
        add(words, noise.latePermille(), "up to " + Noise.LATE_MS + " ms late");
        add(words, noise.veryLatePermille(), "up to " + Noise.VERY_LATE_MS + " ms late");
        return words;
    }

    private static void add(List<String> words, int permille, String what) {
        if (permille > 0) {
            words.add("of 1,000 messages " + permille + " are " + what);
        }
    }
}
