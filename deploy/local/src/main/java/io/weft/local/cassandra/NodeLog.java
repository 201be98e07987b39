package io.weft.local.cassandra;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ends of what a node has written: its log, and its standard output, where the Java machine itself complains. */
record NodeLog(Path directory) {

    static final String NAME = "system.log";
    static final String OUTPUT_NAME = "output.log";
    private static final int LINES_SHOWN = 15;
    private static final int BYTES_READ = 16 * 1024;

    Path output() {
        return directory.resolve(OUTPUT_NAME);
    }

    /** For the end of an error message. */
    String end() {
        return endOf(directory.resolve(NAME)) + endOf(output());
    }

    private static String endOf(Path file) {
        List<String> lines;
        try {
            lines = Files.exists(file) ? lastLines(file) : List.of();
        } catch (IOException e) {
            return "; " + file + " can't be read: " + e.getMessage();
        }
        return lines.isEmpty() ? "" : "; the end of " + file + ":\n  " + String.join("\n  ", lines) + "\n";
    }

    private static List<String> lastLines(Path file) throws IOException {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long length = reader.length();
            byte[] bytes = new byte[(int) Math.min(length, BYTES_READ)];
            reader.seek(length - bytes.length);
            reader.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        }
    }
}
