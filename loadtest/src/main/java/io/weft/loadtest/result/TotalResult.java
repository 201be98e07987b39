package io.weft.loadtest.result;

/**
 * Sums of the measured time.
 *
 * @param nodeUsPerCommit   processor time of the node for each committed transaction, in microseconds; -1 if unknown
 * @param clientUsPerCommit the same of this process
 * @param crossShardPercent of the transactions that the node admitted; -1 if unknown
 * @param syncsPerSecond    of the node's journal; -1 if unknown
 * @param journaledBytesPerCommit bytes that the node's journal took; -1 if unknown
 * @param databaseUsPerCommit processor time of the database that keeps the journal; -1 if unknown, or there is none
 * @param messagesPerCommit from node to node; -1 if unknown
 * @param messageBytesPerCommit of those; -1 if unknown
 */
public record TotalResult(long committed, long rejected, long reads, long retries, double committedPerSecond,
        LatencyResult latency, double nodeUsPerCommit, double clientUsPerCommit, double crossShardPercent,
        double syncsPerSecond, double journaledBytesPerCommit, double databaseUsPerCommit, double messagesPerCommit,
        double messageBytesPerCommit) {}
