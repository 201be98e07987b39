package io.weft.loadtest.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of a process, from {@code /proc/PID/stat}.
 *
 * @param ownMicros      user and system time of all its threads
 * @param childrenMicros the same of its children that have ended and for which it has waited, and of theirs
 */
public record ProcessStat(long ownMicros, long childrenMicros) {

    /** Linux shows programs 100 ticks a second (USER_HZ) on every processor that a Java machine runs on. */
    static final long MICROS_PER_TICK = 10_000;

    /** Where utime, field 14 in the manual, stands in what follows the name, of which the first is field 3. */
    private static final int USER_TIME = 11;
    private static final int FIELDS_NEEDED = 15;

    /** @throws IOException if there is no such process, or no {@code /proc} */
    public static ProcessStat of(long processId) throws IOException {
        return parse(Files.readString(Path.of("/proc", Long.toString(processId), "stat")));
    }

    /** @throws IOException if this is not what the manual says */
    static ProcessStat parse(String line) throws IOException {
        // The name of the program may hold blanks and parentheses itself, so only the last parenthesis ends it.
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split("\\s+");
        if (fields.length < FIELDS_NEEDED) {
            throw new IOException("can't read the times of a process from: " + line.strip());
        }
        try {
            return new ProcessStat(micros(fields, USER_TIME), micros(fields, USER_TIME + 2));
        } catch (NumberFormatException e) {
            throw new IOException("can't read the times of a process from: " + line.strip(), e);
        }
    }

    /** User and system time stand side by side. */
    private static long micros(String[] fields, int first) {
        return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) * MICROS_PER_TICK;
    }
}
