package io.weft.loadtest.client;

/**
 * Bounds of one {@link LedgerStream}.
 *
 * @param maxInFlight     most transactions without a verdict; who submits more has to wait
 * @param maxBatch        most transactions of one message
 * @param firstBackoffMs  pause before the first retry of a transaction or of a connection; it doubles with each
 * @param maxBackoffMs    longest pause between two tries
 * @param answerTimeoutMs a connection that owes an answer for so long counts as broken
 * @param giveUpMs        after so long a transaction is {@link Verdict.Unresolved}
 */
public record StreamSettings(int maxInFlight, int maxBatch, long firstBackoffMs, long maxBackoffMs,
        long answerTimeoutMs, long giveUpMs) {

    public static final StreamSettings DEFAULTS = new StreamSettings(1024, 256, 5, 250, 20_000, 120_000);

    public StreamSettings {
        requireInRange("maxInFlight", maxInFlight, 1, 1 << 20);
        requireInRange("maxBatch", maxBatch, 1, 4096);
        requireInRange("firstBackoffMs", firstBackoffMs, 1, maxBackoffMs);
        requireInRange("maxBackoffMs", maxBackoffMs, firstBackoffMs, answerTimeoutMs);
        requireInRange("answerTimeoutMs", answerTimeoutMs, maxBackoffMs, giveUpMs);
    }

    public StreamSettings withMaxInFlight(int count) {
        return new StreamSettings(count, maxBatch, firstBackoffMs, maxBackoffMs, answerTimeoutMs, giveUpMs);
    }

    private static void requireInRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        }
    }
}
