package io.weft.protocol.shard;

import io.weft.protocol.shard.evaluate.EvaluationLimits;

/**
 * The bounds of a shard, checked against one another.
 *
 * @param maxPrepared      transactions in doubt; beyond, votes are "die"
 * @param maxWaiting       requests that wait; beyond, they are refused as retryable or die
 * @param maxJoined        tries of one transaction that wait for the same outcome
 * @param maxMarks         remembered transactions; beyond, the retention window shrinks
 * @param retentionMs      how long outcomes are remembered
 * @param maxIdSkewMs      how far in the future the time of an id may lie
 * @param maxWaitMs        how long a request waits before it is given back as retryable (rule 4)
 * @param inquireAfterMs   how long a shard is in doubt before it asks; doubled each time
 * @param maxInquireMs     where that doubling ends
 * @param evaluation       what a transaction may want
 */
public record ShardSettings(int maxPrepared, int maxWaiting, int maxJoined, int maxMarks, long retentionMs,
        long maxIdSkewMs, long maxWaitMs, long inquireAfterMs, long maxInquireMs, EvaluationLimits evaluation) {

    public ShardSettings {
        require(maxPrepared > 0 && maxWaiting > 0 && maxJoined > 0 && maxMarks > 0, "every bound must be positive");
        require(retentionMs > 0 && maxWaitMs > 0 && maxIdSkewMs >= 0, "every time must be positive");
        require(inquireAfterMs > 0 && maxInquireMs >= inquireAfterMs, "inquiries must begin before they slow down");
        require(retentionMs > maxWaitMs + maxIdSkewMs, "an outcome must be remembered longer than a request may wait");
        require(maxMarks > maxPrepared, "there must be room for the marks of all that is in doubt");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("shard settings: " + message);
        }
    }

    public static ShardSettings defaults() {
        return new ShardSettings(50_000, 20_000, 8, 2_000_000, 3_600_000, 60_000, 5_000, 500, 5_000,
                new EvaluationLimits(366L * 24 * 3_600_000, 10_000, 1_000));
    }
}
