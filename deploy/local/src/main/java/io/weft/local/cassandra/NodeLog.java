package io.weft.local.cassandra;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a node has written: its log, and its standard output, where the Java machine itself complains. */
record NodeLog(Path directory) {

    private static final String NAME = "system.log";
    private static final String PREVIOUS_NAME = "previous.log";
    private static final int LINES_SHOWN = 15;
    private static final int END_BYTES = 16 * 1024;
    /** More than a node writes about a start, with a wide margin. */
    private static final int MAX_READ_BYTES = 8 * 1024 * 1024;

    Path file() {
        return directory.resolve(NAME);
    }

    Path output() {
        return directory.resolve("output.log");
    }

    /** The next start shall begin a new file; one older is kept. */
    void rotate() throws IOException {
        if (Files.exists(file())) {
            Files.move(file(), directory.resolve(PREVIOUS_NAME), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long bytes() throws IOException {
        return Files.exists(file()) ? Files.size(file()) : 0;
    }

    /** Whether the log, from this place on, has said that another node is there. */
    boolean saysUp(String host, long fromBytes) throws IOException {
        return text(file(), fromBytes).lines().anyMatch(line -> line.contains("/" + host + ":") && line.endsWith("is now UP"));
    }

    /** For the end of an error message. */
    String end() {
        return endOf(file()) + endOf(output());
    }

    private static String endOf(Path file) {
        List<String> lines;
        try {
            lines = text(file, Files.exists(file) ? Math.max(0, Files.size(file) - END_BYTES) : 0).lines().toList();
        } catch (IOException e) {
            return "; " + file + " can't be read: " + e.getMessage();
        }
        List<String> end = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        return end.isEmpty() ? "" : "; the end of " + file + ":\n  " + String.join("\n  ", end) + "\n";
    }

    private static String text(Path file, long fromBytes) throws IOException {
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
