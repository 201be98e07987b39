package io.weft.node.settings;

/**
 * Section {@code weft.process}.
 *
 * @param startTimeoutMs until all entities must serve
 * @param drainMs        to answer, at a stop, what was taken before
 * @param stopTimeoutMs  to stop the entities after that
 */
public record ProcessSettings(long startTimeoutMs, long drainMs, long stopTimeoutMs) {

    private static final long ONE_DAY_MS = 86_400_000;

    static ProcessSettings read(Section process) {
        return new ProcessSettings(process.longWithin("start-timeout-ms", 1_000, ONE_DAY_MS),
                process.longWithin("drain-ms", 0, ONE_DAY_MS),
                process.longWithin("stop-timeout-ms", 1_000, ONE_DAY_MS));
    }
}
