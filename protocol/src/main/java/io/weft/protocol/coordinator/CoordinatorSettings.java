package io.weft.protocol.coordinator;

/**
 * The bounds of a coordinator, checked against one another.
 *
 * @param maxActive     transactions that are undecided, or decided and not yet delivered; beyond, nothing is admitted
 * @param maxJoined     tries of one transaction that wait for the same outcome
 * @param maxOutcomes   remembered outcomes; beyond, the retention window shrinks
 * @param retentionMs   how long outcomes are remembered
 * @param maxIdSkewMs   how far in the future the time of an id may lie
 * @param maxUndecidedMs from admission to the retryable abort, all attempts together (rule 4)
 * @param resendMs      after which an unanswered message is sent again
 * @param minBackoffMs  before the next attempt after one died; doubled each time
 * @param maxBackoffMs  where that doubling ends
 */
public record CoordinatorSettings(int maxActive, int maxJoined, int maxOutcomes, long retentionMs, long maxIdSkewMs,
        long maxUndecidedMs, long resendMs, long minBackoffMs, long maxBackoffMs) {

    public CoordinatorSettings {
        require(maxActive > 0 && maxJoined > 0 && maxOutcomes > 0, "every bound must be positive");
        require(retentionMs > 0 && maxIdSkewMs >= 0 && maxUndecidedMs > 0 && resendMs > 0, "every time must be positive");
        require(minBackoffMs > 0 && maxBackoffMs >= minBackoffMs, "backing off must begin before it ends");
        require(resendMs < maxUndecidedMs, "a message must be sent again before its transaction is given up");
        require(retentionMs > maxUndecidedMs + maxIdSkewMs, "an outcome must be remembered longer than it takes");
        require(maxOutcomes > maxActive, "there must be room for the outcomes of all that is active");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("coordinator settings: " + message);
        }
    }

    public static CoordinatorSettings defaults() {
        return new CoordinatorSettings(50_000, 8, 2_000_000, 3_600_000, 60_000, 10_000, 1_000, 2, 250);
    }
}
