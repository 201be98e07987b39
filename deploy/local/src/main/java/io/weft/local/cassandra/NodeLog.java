package io.weft.local.cassandra;

import io.weft.local.process.LogEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a node has written: its log, and its standard output, where the Java machine itself complains. */
record NodeLog(Path directory) {

    private static final String NAME = "system.log";
    private static final String PREVIOUS_NAME = "previous.log";

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
        return LogEnd.text(file(), fromBytes).lines()
                .anyMatch(line -> line.contains("/" + host + ":") && line.endsWith("is now UP"));
    }

    /** For the end of an error message. */
    String end() {
        return LogEnd.of(file()) + LogEnd.of(output());
    }
}
