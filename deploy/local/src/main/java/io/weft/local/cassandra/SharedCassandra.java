package io.weft.local.cassandra;

import io.weft.local.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            Path directory = Files.createTempDirectory("weft-cassandra-");
            LocalCassandra cassandra = LocalCassandra.start(LocalCassandraSettings.forTests(directory));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(cassandra), "shared-cassandra-end"));
            return cassandra;
        } catch (IOException e) {
            throw new IllegalStateException("the shared Cassandra can't be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the shared Cassandra was starting", e);
        }
    }

    /** Nobody needs the data any more, so there is nothing to end in good order. */
    private static void end(LocalCassandra cassandra) {
        try {
            cassandra.kill(0);
            Directories.delete(cassandra.settings().directory());
        } catch (IOException e) {
            System.err.println("the shared Cassandra can't be removed: " + e.getMessage());
        }
    }
}
