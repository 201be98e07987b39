package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import io.weft.protocol.journal.JournalUnusable;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What went wrong between this node and Cassandra, told apart by whether it may pass. */
final class Faults {

    private Faults() {}

    static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /**
     * Whether Cassandra refuses what its operator does not allow: the user has no right to it, or a guardrail is in its way, such
     * as the one that keeps disks from filling up. The protocol tells guardrails from other bad requests by the message alone.
     */
    static boolean isForbidden(Throwable error) {
        Throwable cause = cause(error);
        return cause instanceof UnauthorizedException
                || cause instanceof InvalidQueryException && String.valueOf(cause.getMessage()).startsWith("Guardrail ");
    }

    /** Runs what an operator waits for: nothing is tried again. */
    static <T> T atStart(CassandraSettings settings, Supplier<T> work) {
        try {
            return unlessForbidden(settings, work);
        } catch (DriverException e) {
            if (!mayPass(e)) {
                throw e;
            }
            throw new JournalUnusable("Cassandra at " + settings.contactPoints() + " is there, but does not do what it is asked: "
                    + reason(e) + "; are enough of its nodes up?", e);
        }
    }

    /** Runs what is worth to be tried again, but for what Cassandra forbids. */
    static <T> T unlessForbidden(CassandraSettings settings, Supplier<T> work) {
        try {
            return work.get();
        } catch (QueryValidationException e) {
            if (e instanceof SyntaxError) {
                throw new JournalUnusable("Cassandra takes no keyspace " + settings.keyspace()
                        + " (weft.journal.cassandra.keyspace), probably since that is a word of its language: " + reason(e), e);
            }
            if (!isForbidden(e)) {
                throw e;
            }
            throw new JournalUnusable("Cassandra does not let " + settings.user() + " do what a node does in keyspace "
                    + settings.keyspace() + ": " + reason(e) + advice(e, settings), e);
        }
    }

    private static String advice(QueryValidationException error, CassandraSettings settings) {
        return error instanceof UnauthorizedException
                ? "; it needs SELECT and MODIFY there (GRANT ... ON KEYSPACE " + settings.keyspace()
                        + " TO ...), and weft schema apply CREATE, too"
                : "; make room, or change the guardrail";
    }

    /** For a log and for an operator. */
    static String reason(Throwable error) {
        Throwable cause = cause(error);
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /**
     * Whether the same request may succeed later: nobody answered, or in time, or the answer was that it can't be done now, or
     * not until an operator has helped. What Cassandra refuses for its content does not pass.
     */
    static boolean mayPass(Throwable error) {
        Throwable cause = cause(error);
        if (cause instanceof QueryValidationException) {
            return isForbidden(cause);
        }
        return cause instanceof AllNodesFailedException
                || cause instanceof DriverTimeoutException
                || cause instanceof QueryExecutionException
                || cause instanceof RequestThrottlingException
                || cause instanceof BusyConnectionException
                || cause instanceof ClosedConnectionException
                || cause instanceof HeartbeatException;
    }
}
