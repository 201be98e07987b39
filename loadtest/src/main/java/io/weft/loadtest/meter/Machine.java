package io.weft.loadtest.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Processor time of the whole machine, as Linux counts it in {@code /proc/stat} (proc(5)), in ticks. */
public record Machine(long busyTicks, long idleTicks, long stolenTicks) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final int USER = 1;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    /** All zero where there is no such file. */
    public static Machine now() {
        try {
            return parse(Files.readAllLines(STAT).get(0));
        } catch (IOException e) {
            return new Machine(0, 0, 0);
        }
    }

    static Machine parse(String line) {
        String[] fields = line.trim().split("\\s+");
        long busy = 0;
        for (int i = USER; i < STEAL; i++) {
            if (i != IDLE && i != IO_WAIT) {
                busy += Long.parseLong(fields[i]);
            }
        }
        long idle = Long.parseLong(fields[IDLE]) + Long.parseLong(fields[IO_WAIT]);
        return new Machine(busy, idle, Long.parseLong(fields[STEAL]));
    }

    /** In words: how the time since an earlier reading was spent. */
    public String since(Machine earlier) {
        long busy = busyTicks - earlier.busyTicks;
        long idle = idleTicks - earlier.idleTicks;
        long stolen = stolenTicks - earlier.stolenTicks;
        long all = busy + idle + stolen;
        String processors = Runtime.getRuntime().availableProcessors() + " processors";
        if (all <= 0) {
            return processors;
        }
        return String.format(Locale.ROOT, "%s, %.0f %% busy with everything, %.0f %% taken by neighbours", processors,
                100.0 * busy / all, 100.0 * stolen / all);
    }
}
