package io.weft.client;

import io.weft.client.routing.RoutingSettings;

/**
 * Bounds of a client, checked against each other. Those of transactions are those of reads and of other questions, too,
 * each for themselves.
 *
 * @param maxInFlight            transactions that are sent, or about to be, or pause before they are sent again
 * @param maxWaiting             transactions that wait for room among those; further ones are refused at once
 * @param maxBatch               transactions of one message; a node takes no more than its
 *                               {@code weft.gateway.max-batch-transactions}
 * @param maxMessageBytes        of one message; a node takes no more than its {@code weft.grpc.max-message-bytes}
 * @param connectionsPerEndpoint to each address
 * @param attemptTimeoutMs       what has no answer for so long is sent again, elsewhere if possible; a node that is well
 *                               answers within its {@code weft.gateway.default-timeout-ms}, and so the default is more
 * @param minBackoffMs           pause before the second attempt of a transaction, or to connect; it doubles with each
 * @param maxBackoffMs           longest pause
 * @param deadlineMs             how long the outcome of a transaction is pursued, unless the call gives a time of its own
 */
public record ClientSettings(int maxInFlight, int maxWaiting, int maxBatch, int maxMessageBytes, int connectionsPerEndpoint,
        long attemptTimeoutMs, long minBackoffMs, long maxBackoffMs, long deadlineMs) {

    public static final ClientSettings DEFAULTS = new ClientSettings(4_096, 4_096, 256, 1 << 20, 1, 20_000, 5, 250, 60_000);

    static final long MAX_DEADLINE_MS = 24 * 3_600_000L;
    private static final int MAX_IN_FLIGHT = 1 << 18;
    private static final int MAX_BATCH = 4_096;
    /** More than the largest transaction. */
    private static final int LEAST_MESSAGE_BYTES = 1 << 16;
    private static final int MAX_MESSAGE_BYTES = 1 << 26;
    private static final int MAX_CONNECTIONS = 16;
    /** Of a message, beside its transactions. */
    private static final int MESSAGE_HEAD_BYTES = 64;

    /** @throws IllegalArgumentException that names what is wrong */
    public ClientSettings {
        within("maxInFlight", maxInFlight, 1, MAX_IN_FLIGHT);
        within("maxWaiting", maxWaiting, 0, MAX_IN_FLIGHT);
        within("maxBatch", maxBatch, 1, MAX_BATCH);
        within("maxMessageBytes", maxMessageBytes, LEAST_MESSAGE_BYTES, MAX_MESSAGE_BYTES);
        within("connectionsPerEndpoint", connectionsPerEndpoint, 1, MAX_CONNECTIONS);
        within("deadlineMs", deadlineMs, 1, MAX_DEADLINE_MS);
        within("attemptTimeoutMs (which must not exceed deadlineMs)", attemptTimeoutMs, 1, deadlineMs);
        within("maxBackoffMs (which must not exceed attemptTimeoutMs)", maxBackoffMs, 1, attemptTimeoutMs);
        within("minBackoffMs (which must not exceed maxBackoffMs)", minBackoffMs, 1, maxBackoffMs);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        }
    }

    public ClientSettings withRoom(int inFlight, int waiting) {
        return new ClientSettings(inFlight, waiting, maxBatch, maxMessageBytes, connectionsPerEndpoint, attemptTimeoutMs,
                minBackoffMs, maxBackoffMs, deadlineMs);
    }

    public ClientSettings withMessages(int batch, int messageBytes) {
        return new ClientSettings(maxInFlight, maxWaiting, batch, messageBytes, connectionsPerEndpoint, attemptTimeoutMs,
                minBackoffMs, maxBackoffMs, deadlineMs);
    }

    public ClientSettings withConnectionsPerEndpoint(int connections) {
        return new ClientSettings(maxInFlight, maxWaiting, maxBatch, maxMessageBytes, connections, attemptTimeoutMs, minBackoffMs,
                maxBackoffMs, deadlineMs);
    }

    public ClientSettings withTimes(long attemptMs, long backoffFromMs, long backoffToMs, long deadline) {
        return new ClientSettings(maxInFlight, maxWaiting, maxBatch, maxMessageBytes, connectionsPerEndpoint, attemptMs,
                backoffFromMs, backoffToMs, deadline);
    }

    public ClientSettings withDeadlineMs(long deadline) {
        return withTimes(attemptTimeoutMs, minBackoffMs, maxBackoffMs, deadline);
    }

    RoutingSettings routing() {
        return new RoutingSettings(maxInFlight, maxBatch, maxMessageBytes - MESSAGE_HEAD_BYTES, attemptTimeoutMs, minBackoffMs,
                maxBackoffMs);
    }
}
