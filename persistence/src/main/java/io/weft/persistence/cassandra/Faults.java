package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import java.util.concurrent.CompletionException;

/** What went wrong between this node and Cassandra, told apart by whether it may pass. */
final class Faults {

    private Faults() {}

    static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /** For a log and for an operator. */
    static String reason(Throwable error) {
        Throwable cause = cause(error);
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /**
     * Whether the same request may succeed later, without anybody's help: nobody answered, or in time, or the answer was that
     * it can't be done now. What Cassandra refuses for its content does not pass.
     */
    static boolean mayPass(Throwable error) {
        Throwable cause = cause(error);
        if (cause instanceof QueryValidationException) {
            return false;
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
