package io.weft.actors.entity;

import com.typesafe.config.Config;
import io.weft.protocol.entity.CheckpointEvery;
import io.weft.protocol.entity.EntityLimits;

/** The limits of a shell. See {@code weft.entities} in {@code reference.conf} for what each means. */
public record EntitySettings(int maxEarlyMessages, EntityLimits limits) {

    public static final String DISPATCHER = "weft.dispatchers.entities";
    public static final String RECOVERY_DISPATCHER = "weft.dispatchers.recovery";
    public static final String MAILBOX = "weft.mailboxes.entities";

    public EntitySettings {
        requireAtLeastOne("max-early-messages", maxEarlyMessages);
    }

    /**
     * Reads {@code weft.entities}.
     *
     * @throws IllegalArgumentException                 if a value is out of its range
     * @throws com.typesafe.config.ConfigException if one is missing or of a wrong type
     */
    public static EntitySettings of(Config root) {
        Config config = root.getConfig("weft.entities");
        try {
            CheckpointEvery every = new CheckpointEvery(config.getLong("checkpoint-every-frames"),
                    config.getBytes("checkpoint-every-bytes"));
            EntityLimits limits = new EntityLimits(config.getInt("max-records-per-frame"),
                    config.getInt("max-gathered-messages"), config.getLong("min-repeat-delay-ms"),
                    config.getLong("max-repeat-delay-ms"), every);
            return new EntitySettings(config.getInt("max-early-messages"), limits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("weft.entities." + e.getMessage(), e);
        }
    }

    static void requireAtLeastOne(String setting, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(setting + " must be at least 1, but is " + value);
        }
    }
}
