package io.weft.actors.entity;

import com.typesafe.config.Config;

/**
 * The limits of a shell. See {@code weft.entities} in {@code reference.conf} for what each means.
 *
 * @param minRepeatDelayMs wait before an operation of unknown fate is repeated; doubles up to {@code maxRepeatDelayMs}
 */
public record EntitySettings(int maxRecordsPerFrame, int maxEarlyMessages, int maxGatheredMessages, long minRepeatDelayMs,
        long maxRepeatDelayMs, CheckpointEvery checkpointEvery) {

    public static final String DISPATCHER = "weft.dispatchers.entities";
    public static final String RECOVERY_DISPATCHER = "weft.dispatchers.recovery";
    public static final String MAILBOX = "weft.mailboxes.entities";

    public EntitySettings {
        requireAtLeast("max-records-per-frame", maxRecordsPerFrame, 1);
        requireAtLeast("max-early-messages", maxEarlyMessages, 1);
        requireAtLeast("max-gathered-messages", maxGatheredMessages, 1);
        requireAtLeast("min-repeat-delay-ms", minRepeatDelayMs, 1);
        requireAtLeast("max-repeat-delay-ms", maxRepeatDelayMs, minRepeatDelayMs);
    }

    /**
     * Reads {@code weft.entities}.
     *
     * @throws IllegalArgumentException                 if a value is out of its range
     * @throws com.typesafe.config.ConfigException if one is missing or of a wrong type
     */
    public static EntitySettings of(Config root) {
        Config config = root.getConfig("weft.entities");
        return new EntitySettings(config.getInt("max-records-per-frame"), config.getInt("max-early-messages"),
                config.getInt("max-gathered-messages"), config.getLong("min-repeat-delay-ms"),
                config.getLong("max-repeat-delay-ms"),
                new CheckpointEvery(config.getLong("checkpoint-every-frames"), config.getBytes("checkpoint-every-bytes")));
    }

    static void requireAtLeast(String setting, long value, long minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(
                    "weft.entities." + setting + " must be at least " + minimum + ", but is " + value);
        }
    }
}
