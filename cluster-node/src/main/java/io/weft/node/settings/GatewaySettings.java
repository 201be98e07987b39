package io.weft.node.settings;

/**
 * Section {@code weft.gateway}.
 *
 * @param lanes                         gateway actors
 * @param maxTransactionsInFlight       admitted and not yet answered, of the whole node
 * @param maxStreamTransactionsInFlight received and not yet written back, of one stream; reads alike
 * @param maxStreamUnreadBytes          of read accounts that one stream keeps until its client takes them
 * @param maxBatchTransactions          in one request of a stream; reads alike
 * @param maxQuestionsInFlight          reads, look-ups and cancellations
 * @param defaultTimeoutMs              of a request that names no deadline
 * @param maxTimeoutMs                  of a request that names a longer one
 * @param resendFirstMs                 until an unanswered request is sent again to its entity
 * @param resendLongestMs               to which that pause doubles
 * @param flushGapUs                    between two times that what was gathered is sent
 */
public record GatewaySettings(int lanes, int maxTransactionsInFlight, int maxStreamTransactionsInFlight,
        int maxStreamUnreadBytes, int maxBatchTransactions, int maxQuestionsInFlight, long defaultTimeoutMs,
        long maxTimeoutMs, long resendFirstMs, long resendLongestMs, int flushGapUs) {

    /** A lane is far from being the bottleneck of so many, and fewer lanes make larger batches. */
    private static final int PROCESSORS_PER_LANE = 4;

    static GatewaySettings read(Section gateway) {
        int lanes = gateway.intWithin("lanes", 0, 256);
        int inFlight = gateway.intWithin("max-transactions-in-flight", 1, 1_000_000);
        int streamInFlight = gateway.intWithin("max-stream-transactions-in-flight", 1, 1_000_000);
        int unreadBytes = Math.toIntExact(gateway.bytesWithin("max-stream-unread-bytes", 1 << 20, 1 << 30));
        int batch = gateway.intWithin("max-batch-transactions", 1, 100_000);
        int questions = gateway.intWithin("max-questions-in-flight", 1, 1_000_000);
        long defaultTimeoutMs = gateway.longWithin("default-timeout-ms", 10, 3_600_000);
        long maxTimeoutMs = gateway.longWithin("max-timeout-ms", 10, 3_600_000);
        long resendFirstMs = gateway.longWithin("resend-first-ms", 10, 60_000);
        long resendLongestMs = gateway.longWithin("resend-longest-ms", 10, 60_000);
        int flushGapUs = gateway.intWithin("flush-gap-us", 0, 100_000);
        gateway.requireAtMost("max-batch-transactions", batch, "max-stream-transactions-in-flight", streamInFlight);
        gateway.requireAtMost("max-stream-transactions-in-flight", streamInFlight, "max-transactions-in-flight", inFlight);
        gateway.requireAtMost("default-timeout-ms", defaultTimeoutMs, "max-timeout-ms", maxTimeoutMs);
        gateway.requireAtMost("resend-first-ms", resendFirstMs, "resend-longest-ms", resendLongestMs);
        gateway.requireAtMost("resend-longest-ms", resendLongestMs, "default-timeout-ms", defaultTimeoutMs);
        int actors = lanes == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / PROCESSORS_PER_LANE) : lanes;
        return new GatewaySettings(actors, inFlight, streamInFlight, unreadBytes, batch, questions, defaultTimeoutMs,
                maxTimeoutMs, resendFirstMs, resendLongestMs, flushGapUs);
    }
}
