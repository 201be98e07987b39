package io.weft.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last that a process has written to a file. */
public final class LogEnd {

    private static final int LINES_SHOWN = 15;
    private static final int BYTES_A_LINE = 1024;
    private static final int MAX_READ_BYTES = 8 * 1024 * 1024;

    private LogEnd() {}

    /** For the end of an error message; empty if there is nothing in the file. */
    public static String of(Path file) {
        List<String> end;
        try {
            end = lines(file, LINES_SHOWN);
        } catch (IOException e) {
            return "; " + file + " can't be read: " + e.getMessage();
        }
        return end.isEmpty() ? "" : "; the end of " + file + ":\n  " + String.join("\n  ", end) + "\n";
    }

    /** The last lines, fewer if they are very long; none if there is no such file. */
    public static List<String> lines(Path file, int count) throws IOException {
        long begin = Files.exists(file) ? Math.max(0, Files.size(file) - (long) count * BYTES_A_LINE) : 0;
        List<String> lines = text(file, begin).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** From this place on, 8 MiB at most; empty if there is no such file. */
    public static String text(Path file, long fromBytes) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(Math.max(0, reader.length() - fromBytes), MAX_READ_BYTES)];
            reader.seek(fromBytes);
            reader.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
