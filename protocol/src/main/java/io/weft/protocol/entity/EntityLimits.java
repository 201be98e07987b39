package io.weft.protocol.entity;

/**
 * The limits of an {@link EntityLoop}.
 *
 * @param maxGatheredMessages inputs that may gather behind an append; beyond, messages are dropped
 * @param minRepeatDelayMs    wait before an operation of unknown fate is repeated; doubles up to {@code maxRepeatDelayMs}
 */
public record EntityLimits(int maxRecordsPerFrame, int maxGatheredMessages, long minRepeatDelayMs, long maxRepeatDelayMs,
        CheckpointEvery checkpointEvery) {

    /** @throws IllegalArgumentException if they contradict each other */
    public EntityLimits {
        requireAtLeast("max-records-per-frame", maxRecordsPerFrame, 1);
        requireAtLeast("max-gathered-messages", maxGatheredMessages, 1);
        requireAtLeast("min-repeat-delay-ms", minRepeatDelayMs, 1);
        requireAtLeast("max-repeat-delay-ms", maxRepeatDelayMs, minRepeatDelayMs);
    }

    static void requireAtLeast(String setting, long value, long minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(setting + " must be at least " + minimum + ", but is " + value);
        }
    }
}
