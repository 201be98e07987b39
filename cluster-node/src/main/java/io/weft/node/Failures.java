package io.weft.node;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.machine.InvariantBroken;

/**
 * Sorts what goes wrong in the parts. While the node starts, an entity that fails makes the start fail, in order; later
 * it ends the process, because what is in doubt between it and others could not be resolved without it.
 */
final class Failures {

    private final FatalHandler fatal;
    private final Runnable whileStarting;
    private boolean started;
    private CannotStart first;

    /** @param whileStarting called when there is no point in waiting for the start any longer */
    Failures(FatalHandler fatal, Runnable whileStarting) {
        this.fatal = fatal;
        this.whileStarting = whileStarting;
    }

    void entityFailed(EntityId entity, Throwable cause) {
        CannotStart failure = describe(entity, cause);
        synchronized (this) {
            if (!started) {
                first = first == null ? failure : first;
                whileStarting.run();
                return;
            }
        }
        fatal.end(failure.exitCode(), failure.getMessage(), cause);
    }

    void gatewayFailed(Throwable cause) {
        fatal.end(ExitCode.INVARIANT_BROKEN, "a gateway actor has failed: " + cause, cause);
    }

    /** @throws CannotStart if anything has failed so far */
    synchronized void started() {
        requireNone();
        started = true;
    }

    /** @throws CannotStart if anything has failed so far */
    synchronized void requireNone() {
        if (first != null) {
            throw first;
        }
    }

    private static CannotStart describe(EntityId entity, Throwable cause) {
        if (cause instanceof JournalCorrupted) {
            return new CannotStart(ExitCode.JOURNAL_CORRUPTED, corrupted(cause), cause);
        }
        if (cause instanceof InvariantBroken) {
            return new CannotStart(ExitCode.INVARIANT_BROKEN, entity + " found its own state impossible: " + cause.getMessage(),
                    cause);
        }
        return new CannotStart(ExitCode.UNEXPECTED, entity + " has failed: " + cause, cause);
    }

    static String corrupted(Throwable cause) {
        return "the journal can't be trusted, and the node starts on no half of a truth: " + cause.getMessage();
    }
}
