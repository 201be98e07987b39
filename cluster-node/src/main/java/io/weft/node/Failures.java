package io.weft.node;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.machine.InvariantBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorts what goes wrong in the parts. While the node starts, an entity that fails makes the start fail, in order; later
 * it ends the process, because what is in doubt between it and others could not be resolved without it. But where a journal is
 * shared, an entity whose part of it is broken would end one node after the other: there it is down alone (rule 24).
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final FatalHandler fatal;
    private final Runnable whileStarting;
    private final boolean isJournalShared;
    private boolean started;
    private CannotStart first;

    /** @param whileStarting called when there is no point in waiting for the start any longer */
    Failures(FatalHandler fatal, boolean isJournalShared, Runnable whileStarting) {
        this.fatal = fatal;
        this.isJournalShared = isJournalShared;
        this.whileStarting = whileStarting;
    }

    /** @return whether the process ends */
    boolean entityFailed(EntityId entity, Throwable cause) {
        if (isJournalShared && corruptionIn(cause) != null) {
            LOG.error("{} is down on all nodes until its journal is mended: {}", entity, corruptionIn(cause).getMessage());
            return false;
        }
        CannotStart failure = describe(entity, cause);
        synchronized (this) {
            if (!started) {
                first = first == null ? failure : first;
                whileStarting.run();
                return true;
            }
        }
        fatal.end(failure.exitCode(), failure.getMessage(), cause);
        return true;
    }

    /** The journal there ended its work: its disk failed it, or what it read can't be trusted. */
    void journalFailed(String place, Throwable cause) {
        JournalCorrupted corruption = corruptionIn(cause);
        if (corruption != null) {
            fatal.end(ExitCode.JOURNAL_CORRUPTED, "the journal in " + place + " can't be trusted: " + corruption.getMessage(),
                    cause);
            return;
        }
        fatal.end(ExitCode.JOURNAL_FAILED, "the journal in " + place + " has failed: " + messageOf(cause)
                + "; what was acknowledged is safe: free space or mend the disk, then start again", cause);
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
        JournalCorrupted corruption = corruptionIn(cause);
        if (corruption != null) {
            return new CannotStart(ExitCode.JOURNAL_CORRUPTED, corrupted(corruption), cause);
        }
        if (cause instanceof InvariantBroken) {
            return new CannotStart(ExitCode.INVARIANT_BROKEN, entity + " found its own state impossible: " + cause.getMessage(),
                    cause);
        }
        return new CannotStart(ExitCode.UNEXPECTED, entity + " has failed: " + cause, cause);
    }

    /** Null if what went wrong is something else. */
    private static JournalCorrupted corruptionIn(Throwable cause) {
        for (Throwable root = cause; root != null; root = root.getCause()) {
            if (root instanceof JournalCorrupted corruption) {
                return corruption;
            }
        }
        return null;
    }

    /** Some exceptions say all by their names. */
    static String messageOf(Throwable error) {
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }

    static String corrupted(Throwable cause) {
        return "the journal can't be trusted, and the node starts on no half of a truth: " + cause.getMessage();
    }
}
