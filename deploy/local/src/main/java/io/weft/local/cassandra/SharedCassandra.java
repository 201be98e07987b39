package io.weft.local.cassandra;

import io.weft.local.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One node for all tests of a test process, since a start takes seconds. It starts at its first use and ends with the
 * process, and its data with it. Each test should use a keyspace of its own. A test that kills, pauses or stops it must bring
 * it back, or better start a {@link LocalCassandra} of its own.
 */
public final class SharedCassandra {

    private static LocalCassandra running;

    private SharedCassandra() {}

    /**
     * Any thread may call it; it blocks until the node answers clients.
     *
     * @throws IllegalStateException if it can't be started; says why
     */
    public static synchronized LocalCassandra get() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static LocalCassandra start() {
        try {
            return start(LocalCassandraSettings.forTests(Files.createTempDirectory("weft-cassandra-")));
        } catch (IOException e) {
            throw new IllegalStateException("the shared Cassandra can't be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the shared Cassandra was starting", e);
        }
    }

    /** Leaves nothing behind: at the end of this process, or at once if the start fails. */
    static LocalCassandra start(LocalCassandraSettings settings) throws IOException, InterruptedException {
        try {
            LocalCassandra cassandra = LocalCassandra.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(settings.directory()), "shared-cassandra-end"));
            return cassandra;
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(settings.directory());
            throw e;
        }
    }

    /** Nobody needs the data any more, so there is nothing to end in good order. */
    private static void end(Path directory) {
        try {
            Optional<LocalCassandra> started = LocalCassandra.find(directory);
            if (started.isPresent()) {
                started.get().kill(0);
            }
            Directories.delete(directory);
        } catch (IOException e) {
            System.err.println("the shared Cassandra can't be removed: " + e.getMessage());
        }
    }
}
