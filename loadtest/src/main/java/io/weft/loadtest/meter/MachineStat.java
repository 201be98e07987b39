package io.weft.loadtest.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Processor time of the whole machine since it started, over all processors, from the first line of {@code /proc/stat}.
 *
 * @param totalTicks busy and idle and stolen
 * @param idleTicks  waiting for input and output included
 * @param stealTicks in which another guest of the same host had the processor
 */
public record MachineStat(long totalTicks, long idleTicks, long stealTicks) {

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;
    /** What follows, time of guests of this machine, is contained in what comes before. */
    private static final int COUNTED = 8;

    /** @throws IOException if there is no {@code /proc} */
    public static MachineStat now() throws IOException {
        return parse(Files.readString(Path.of("/proc/stat")));
    }

    /** @throws IOException if this is not what the manual says */
    static MachineStat parse(String text) throws IOException {
        String line = text.lines().findFirst().orElse("");
        String[] words = line.split("\\s+");
        if (words.length <= COUNTED || !words[0].equals("cpu")) {
            throw new IOException("can't read the machine's processor time from: " + line);
        }
        try {
            long[] ticks = Arrays.stream(words, 1, COUNTED + 1).mapToLong(Long::parseLong).toArray();
            return new MachineStat(Arrays.stream(ticks).sum(), ticks[IDLE] + ticks[IO_WAIT], ticks[STEAL]);
        } catch (NumberFormatException e) {
            throw new IOException("can't read the machine's processor time from: " + line, e);
        }
    }

    /** What others took from this machine since then, in percent of all its time. */
    public double stealPercentSince(MachineStat before) {
        return percentSince(before, stealTicks - before.stealTicks);
    }

    /** What all programs of this machine used since then, in percent of all its time. */
    public double busyPercentSince(MachineStat before) {
        long unused = idleTicks - before.idleTicks + stealTicks - before.stealTicks;
        return percentSince(before, totalTicks - before.totalTicks - unused);
    }

    private double percentSince(MachineStat before, long ticks) {
        return 100.0 * ticks / Math.max(1, totalTicks - before.totalTicks);
    }
}
