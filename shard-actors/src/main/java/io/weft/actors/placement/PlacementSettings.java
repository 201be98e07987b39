package io.weft.actors.placement;

import com.typesafe.config.Config;

/**
 * Section {@code weft.sharding.placement}; see {@code reference.conf} for what each means.
 *
 * @param idleWeightUs in microseconds per second
 */
public record PlacementSettings(long reportIntervalMs, int thresholdPercent, long patienceMs, int maxMoves, long coolDownMs, long idleWeightUs,
        long checkpointMs) {

    private static final String PATH = "weft.sharding.placement";

    /**
     * @throws IllegalArgumentException                 if a value is out of its range, naming its key
     * @throws com.typesafe.config.ConfigException if one is missing or of a wrong type
     */
    public static PlacementSettings of(Config root) {
        Config config = root.getConfig(PATH);
        return new PlacementSettings(within(config, "report-interval-ms", 100, 60_000),
                (int) within(config, "threshold-percent", 1, 1000),
                within(config, "patience-ms", 0, 86_400_000),
                (int) within(config, "max-moves", 0, 4096),
                within(config, "cool-down-ms", 0, 86_400_000),
                within(config, "idle-weight-us", 1, 1_000_000),
                within(config, "checkpoint-ms", 0, 600_000));
    }

    private static long within(Config config, String key, long min, long max) {
        long value = config.getLong(key);
        if (value < min || value > max) {
            throw new IllegalArgumentException(PATH + "." + key + " must be " + min + " to " + max + ", but is " + value);
        }
        return value;
    }
}
