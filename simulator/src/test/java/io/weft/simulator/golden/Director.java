package io.weft.simulator.golden;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Fault.AppendMoment;
import io.weft.simulator.run.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes go wrong what a scenario says, at a time or when a line of the trace is seen. Not thread-safe. */
final class Director {

    private final Stage stage;
    private final Consumer<String> notes;
    private final List<Cue> cues = new ArrayList<>();
    private final Letters letters = new Letters();

    private record Cue(String words, Runnable reaction) {}

    /** @param notes where it says what it does */
    Director(Stage stage, Consumer<String> notes) {
        this.stage = stage;
        this.notes = notes;
    }

    Letters letters() {
        return letters;
    }

    /** Once, as soon as a line holds these words, as an event of its own in the same millisecond. */
    void when(String words, Runnable reaction) {
        cues.add(new Cue(words, reaction));
    }

    void at(long atMs, Runnable reaction) {
        stage.after(atMs - stage.nowMs(), reaction);
    }

    void seen(String line) {
        for (Cue cue : List.copyOf(cues)) {
            if (line.contains(cue.words)) {
                cues.remove(cue);
                stage.after(0, cue.reaction);
            }
        }
    }

    /** The next message to this target that is described with these words arrives so much later than usual. */
    void delay(String target, String words, long byMs) {
        letters.add(target, words, usualMs -> {
            notes.accept("* late by " + byMs + " ms: " + words + " to " + target);
            return List.of(usualMs + byMs);
        });
    }

    /** The next message to this target that is described with these words is lost. */
    void lose(String target, String words) {
        letters.add(target, words, usualMs -> List.of());
    }

    /** The next message to this target that is described with these words arrives, and again so much later. */
    void twice(String target, String words, long laterByMs) {
        letters.add(target, words, usualMs -> List.of(usualMs, usualMs + laterByMs));
    }

    /** What it has served starts on it again. */
    void crash(int node, long downMs) {
        inject("node " + node + " crashes, for " + downMs + " ms", new Fault.CrashNode(0, node, downMs, false));
    }

    /** The node goes on as a zombie. */
    void pauseAndTakeOver(int node, long pausedMs) {
        inject("node " + node + " stands still; others take over", new Fault.PauseNode(0, node, pausedMs, true));
    }

    /** The next append of an entity is never written: its node crashes before. */
    void crashBeforeNextAppend(EntityId entity, long downMs) {
        inject("the node of " + entity + " will crash before its next append is written",
                new Fault.CrashAtAppend(0, entity, AppendMoment.BEFORE, downMs));
    }

    /** The medium fails the next append of an entity, which has happened all the same. */
    void breakNextAppend(EntityId entity, long downMs) {
        inject("the disk of " + entity + " will fail its next append, and write it all the same",
                new Fault.BrokenAppend(0, entity, true, downMs));
    }

    void setClockBack(int node, long byMs) {
        inject("the clock of node " + node + " is set back by " + byMs + " ms", new Fault.ClockJump(0, node, -byMs));
    }

    /** The fate of the next append of an entity will be unknown to it. */
    void loseNextAnswer(EntityId entity, boolean happens) {
        stage.loseNextAnswer(entity, happens);
    }

    private void inject(String words, Fault fault) {
        notes.accept("* " + words);
        stage.inject(fault);
    }
}
