package io.weft.node.settings;

/**
 * Section {@code weft.process}.
 *
 * @param startTimeoutMs until all entities must serve
 * @param drainMs        to answer, at a stop, what was taken before
 * @param checkpointMs   for the checkpoints of what is handed over, after that; 0: none are taken
 * @param stopTimeoutMs  to stop the entities in the end
 */
public record ProcessSettings(long startTimeoutMs, long drainMs, long checkpointMs, long stopTimeoutMs) {

    private static final long ONE_DAY_MS = 86_400_000;

    static ProcessSettings read(Section process) {
        return new ProcessSettings(process.longWithin("start-timeout-ms", 1_000, ONE_DAY_MS),
                process.longWithin("drain-ms", 0, ONE_DAY_MS),
                process.longWithin("checkpoint-ms", 0, ONE_DAY_MS),
                process.longWithin("stop-timeout-ms", 1_000, ONE_DAY_MS));
    }
}
