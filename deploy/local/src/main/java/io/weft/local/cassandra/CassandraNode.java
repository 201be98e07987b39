package io.weft.local.cassandra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process of one node, and its directory. Another process may have started it: what is known of it stands in its
 * directory.
 *
 * <p>For one thread, except {@link #kill} and {@link #stop}, which any thread may call.
 */
final class CassandraNode {

    private static final long POLL_MS = 50;
    private static final long STOP_TIMEOUT_MS = 20_000;
    private static final long SIGNAL_TIMEOUT_MS = 5_000;

    private final NodeSettings settings;
    private final PidFile pidFile;
    private final NodeLog log;
    /** Held for its standard input, whose end would end the node. */
    private Process owned;

    CassandraNode(NodeSettings settings) {
        this.settings = settings;
        this.pidFile = new PidFile(settings);
        this.log = new NodeLog(settings.directory());
    }

    InetSocketAddress address() {
        return new InetSocketAddress(settings.host(), settings.cluster().nativePort());
    }

    Path directory() {
        return settings.directory();
    }

    Optional<ProcessHandle> process() throws IOException {
        return pidFile.process();
    }

    boolean answers() {
        return CqlProbe.answers(address());
    }

    /**
     * Starts the process and returns at once.
     *
     * @throws CassandraFailed if it runs already, a port is taken, or the build has not fetched Cassandra
     */
    void start() throws IOException {
        Optional<ProcessHandle> running = process();
        if (running.isPresent()) {
            throw new CassandraFailed("a node runs in " + directory() + " already, as process " + running.get().pid());
        }
        Ports.requireFree(settings);
        Files.createDirectories(directory());
        Files.writeString(directory().resolve("cassandra.yaml"), CassandraYaml.of(settings));
        Files.writeString(directory().resolve("logback.xml"), LogbackXml.of(settings));
        ProcessBuilder builder = new ProcessBuilder(NodeCommand.of(settings))
                .directory(directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.output().toFile());
        if (!settings.cluster().endsWithParent()) {
            builder.redirectInput(new java.io.File("/dev/null"));
        }
        owned = builder.start();
        pidFile.write(owned.toHandle());
    }

    /**
     * Waits until it answers clients.
     *
     * @throws CassandraFailed if it ended, or does not answer in time
     */
    void awaitAnswer() throws IOException, InterruptedException {
        long sinceNanos = System.nanoTime();
        while (!answers()) {
            if (process().isEmpty()) {
                throw new CassandraFailed("the Cassandra at " + address() + " has ended" + log.end());
            }
            long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
            if (waitedMs > settings.cluster().startTimeoutMs()) {
                throw new CassandraFailed("the Cassandra at " + address() + " does not answer after " + waitedMs
                        + " ms; give it more time if the machine is busy" + log.end());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** SIGKILL; returns when the process is gone. Does nothing if there is none. */
    void kill() throws IOException {
        Optional<ProcessHandle> process = process();
        process.ifPresent(ProcessHandle::destroyForcibly);
        process.ifPresent(victim -> victim.onExit().join());
    }

    /** SIGTERM, and SIGKILL if it takes too long; returns when the process is gone. Does nothing if there is none. */
    void stop() throws IOException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        // One that is paused could not hear it.
        signal("CONT", process.get());
        try {
            process.get().onExit().get(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** SIGSTOP: it neither answers nor ends until {@link #resume}. */
    void pause() throws IOException {
        signal("STOP", required());
    }

    void resume() throws IOException {
        signal("CONT", required());
    }

    private ProcessHandle required() throws IOException {
        return process().orElseThrow(() -> new CassandraFailed("no node runs in " + directory()));
    }

    /** With the shell's own command, which is there without any package. */
    private static void signal(String name, ProcessHandle process) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
        try {
            if (!kill.waitFor(SIGNAL_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                throw new CassandraFailed("SIG" + name + " could not be sent to process " + process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
