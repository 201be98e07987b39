package io.weft.simulator.plan;

import io.weft.protocol.journal.EntityId;

/** One thing that goes wrong, at a time in milliseconds after the beginning of the run. */
public sealed interface Fault {

    long atMs();

    /**
     * A node loses its memory; it is back after {@code downMs}.
     *
     * @param takeover whether its entities are started elsewhere meanwhile
     */
    record CrashNode(long atMs, int node, long downMs, boolean takeover) implements Fault {}

    /**
     * A node stands still and then goes on as if nothing had been.
     *
     * @param takeover whether its entities are started elsewhere meanwhile: then it wakes up as a zombie
     */
    record PauseNode(long atMs, int node, long pausedMs, boolean takeover) implements Fault {}

    /** The next append of an entity that begins after this time ends with a crash of its node. */
    record CrashAtAppend(long atMs, EntityId entity, AppendMoment moment, long downMs) implements Fault {}

    /** When in an append the node crashes. */
    enum AppendMoment {
        /** It was never written. */
        BEFORE,
        /** It was written, and nobody was told. */
        AFTER
    }

    /** An entity moves: it hands over in order, or a second owner claims while the first still serves. */
    record Move(long atMs, EntityId entity, int toNode, boolean orderly) implements Fault {}

    /** Nothing gets through from one node to another, and maybe back. */
    record Cut(long atMs, int fromNode, int toNode, boolean bothWays, long lastsMs) implements Fault {}

    /** The clock of a node is set forward or back. */
    record ClockJump(long atMs, int node, long byMs) implements Fault {}

    /** Every operation of the journal takes longer. */
    record SlowJournal(long atMs, long lastsMs, int byMs) implements Fault {}

    /** What an entity's journal does is told late, by up to so much. */
    record LateAnswers(long atMs, EntityId entity, long lastsMs, int byMs) implements Fault {}

    /** Messages of one kind get lost, or are up to so much late, more often than not. */
    record Jinx(long atMs, String messageKind, long lastsMs, int lateByMs) implements Fault {

        public static final int LOST_PERMILLE = 250;
        public static final int VERY_LATE_PERMILLE = 450;
    }

    /** Answers of an entity's journal get lost: of operations that happened, did not, or happen later. */
    record DoubtfulJournal(long atMs, EntityId entity, long lastsMs) implements Fault {}

    /** The next append of an entity fails, so that its process must stop; it may have happened. */
    record BrokenAppend(long atMs, EntityId entity, boolean happened, long downMs) implements Fault {}
}
