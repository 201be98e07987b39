package io.weft.simulator.coverage;

import io.weft.protocol.journal.JournalOwnership.AppendResult;

/**
 * One life of an entity around its machine, as its journal sees it: at most one append or fence check is under way, and
 * is repeated while its fate is unknown. A fence check that nothing asks for, or that begins while another operation is
 * under way, is one of suspicion. (One that begins while a fence check is to be repeated is taken for its repetition.)
 * That the owner has taken note of a result is known only when it goes on or ends. Not thread-safe.
 */
final class LoopWatch {

    private final Reached reached;
    private final int maxGathered;
    private Operation operation = Operation.NONE;
    private boolean isUnderWay;
    private boolean isRepeated;
    private boolean hasOutput;
    private int gathered;
    private boolean isSuspicious;
    /** What fenced it; it ends as soon as its process goes on. */
    private Transition fencedBy;
    private boolean hasLostCheckpoint;

    enum Operation { NONE, APPEND, CHECK }

    /** @param maxGathered inputs that may gather behind an operation */
    LoopWatch(Reached reached, int maxGathered) {
        this.reached = reached;
        this.maxGathered = maxGathered;
    }

    /** The machine was asked. */
    void stepped(StepSeen step) {
        gathered = operation == Operation.NONE ? 1 : gathered + 1;
        hasOutput |= !step.isSilent();
        if (gathered == maxGathered) {
            reached.reach(Transition.NO_ROOM_TO_GATHER);
        }
    }

    /** @param isFirst whether it is the first frame of a group */
    void appends(boolean isFirst) {
        if (isToBeRepeated(Operation.APPEND)) {
            begin(Operation.APPEND, true);
        } else {
            begin(Operation.APPEND, false);
            if (isFirst) {
                takeGathered();
            } else {
                reached.reach(Transition.APPEND_NEXT_FRAME);
            }
        }
    }

    private void takeGathered() {
        gathered = 0;
        hasOutput = false;
    }

    private boolean isToBeRepeated(Operation which) {
        return operation == which && !isUnderWay;
    }

    private void begin(Operation begun, boolean repeats) {
        operation = begun;
        isUnderWay = true;
        isRepeated = repeats;
    }

    /** Whether the fence check that begins is one of suspicion. */
    boolean checks() {
        if (!isSuspicious && isToBeRepeated(Operation.CHECK)) {
            begin(Operation.CHECK, true);
        } else if (!isSuspicious && operation == Operation.NONE && hasOutput) {
            begin(Operation.CHECK, false);
            takeGathered();
        } else {
            if (!isSuspicious) {
                reached.reach(Transition.SUSPECTED);
            }
            isSuspicious = true;
        }
        return isSuspicious;
    }

    void suspicionEnded(AppendResult result) {
        if (result instanceof AppendResult.Fenced) {
            fencedBy = Transition.SUSPICION_FENCED;
        } else {
            boolean isUnknown = result instanceof AppendResult.FateUnknown;
            reached.reach(isUnknown ? Transition.SUSPICION_UNKNOWN : Transition.SUSPICION_PASSED);
        }
    }

    void operationEnded(AppendResult result) {
        isUnderWay = false;
        boolean isAppend = operation == Operation.APPEND;
        if (result instanceof AppendResult.FateUnknown) {
            reached.reach(isAppend ? isRepeated ? Transition.APPEND_UNKNOWN_AGAIN : Transition.APPEND_UNKNOWN
                    : isRepeated ? Transition.CHECK_UNKNOWN_AGAIN : Transition.CHECK_UNKNOWN);
        } else if (result instanceof AppendResult.Fenced) {
            fencedBy = isAppend ? isRepeated ? Transition.APPEND_REPEATED_FENCED : Transition.APPEND_FENCED
                    : isRepeated ? Transition.CHECK_REPEATED_FENCED : Transition.CHECK_FENCED;
        } else {
            operation = Operation.NONE;
            reached.reach(isAppend ? isRepeated ? Transition.APPEND_REPEATED : Transition.APPEND_DURABLE
                    : isRepeated ? Transition.CHECK_REPEATED : Transition.CHECK_PASSED);
        }
    }

    void checkpointEnded(AppendResult result) {
        if (result instanceof AppendResult.Fenced) {
            fencedBy = Transition.CHECKPOINT_FENCED;
        } else if (result instanceof AppendResult.FateUnknown) {
            hasLostCheckpoint = true;
        } else {
            reached.reach(Transition.CHECKPOINT_INSTALLED);
        }
    }

    /** Whether what its journal has said explains this end. */
    boolean mayEnd(String why) {
        return switch (why) {
            case "Fenced" -> fencedBy != null;
            case "CheckpointLost" -> hasLostCheckpoint;
            default -> true;
        };
    }

    /** @param why the name of its end, which it {@link #mayEnd} with */
    void ended(String why) {
        switch (why) {
            case "Fenced" -> reached.reach(fencedBy);
            case "CheckpointLost" -> reached.reach(Transition.CHECKPOINT_LOST);
            case "MediumBroken" -> reached.reach(Transition.APPEND_BROKEN);
            default -> reached.reach(isToBeRepeated(Operation.APPEND) || isToBeRepeated(Operation.CHECK)
                    ? Transition.STOPPED_UNKNOWN : Transition.STOPPED);
        }
    }
}
