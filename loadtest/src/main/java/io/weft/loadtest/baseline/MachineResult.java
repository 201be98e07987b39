package io.weft.loadtest.baseline;

/**
 * Where a case ran, and who else was there.
 *
 * @param busyPercent of the processors' time, by all programs of this machine, these included; -1 if unknown
 * @param stealPercent of the processors' time, taken by other guests of the same host; -1 if unknown
 * @param loadAverageBefore over 1, 5 and 15 minutes, as Linux counts it; empty if unknown
 */
public record MachineResult(int processors, double busyPercent, double stealPercent, String loadAverageBefore,
        String loadAverageAfter) {}
