package io.weft.loadtest.meter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Processor time that a Java machine has spent on compiling, from {@code /proc/PID/task}: it ends when all that is hot is
 * compiled, and so belongs to none of the transactions that it is measured with.
 */
public final class CompilerTime {

    /** Linux cuts names after 15 characters. */
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] CompilerThre[^)]*\\)");

    private CompilerTime() {}

    /** In microseconds, of threads that have not ended. @throws IOException if there is no such process, or no {@code /proc} */
    public static long us(long processId) throws IOException {
        long us = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(processId), "task"))) {
            for (Path thread : threads) {
                us += ofThread(thread.resolve("stat"));
            }
        }
        return us;
    }

    private static long ofThread(Path stat) throws IOException {
        try {
            String line = Files.readString(stat);
            return COMPILER.matcher(line).find() ? ProcessStat.parse(line).ownMicros() : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
