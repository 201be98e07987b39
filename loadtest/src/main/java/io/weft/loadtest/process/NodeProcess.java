package io.weft.loadtest.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A node on the loopback interface, with its journal, settings, port file and log in one directory. The same directory
 * can be started again and again; each start is a new process on a free port.
 *
 * <p>For one thread, except {@link #kill} and {@link #close}, which any thread may call.
 */
public final class NodeProcess implements AutoCloseable {

    public static final String HOST = "127.0.0.1";

    private static final long POLL_MS = 20;
    private static final long JOURNAL_POLL_MS = 5;
    private static final long STOP_TIMEOUT_MS = 20_000;
    private static final int LOG_LINES_SHOWN = 15;

    private final Path directory;
    private NodeProgram program;
    private Process process;
    private DirectoryTraces journalBefore;
    private boolean closed;

    public NodeProcess(NodeProgram program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /** The process could not serve; the message holds the end of its log. */
    public static final class NodeFailed extends IOException {
        private static final long serialVersionUID = 1;

        NodeFailed(String message) {
            super(message);
        }
    }

    private Path log() {
        return directory.resolve("node.log");
    }

    /** From the next start on; the journal stays the same. */
    void change(NodeProgram next) {
        program = next;
    }

    /** Of the process that was started last. */
    long pid() {
        return process.pid();
    }

    /** Starts the process and returns at once. */
    public void start() throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(portFile());
        journalBefore = DirectoryTraces.of(journal());
        Path settings = directory.resolve("node.conf");
        Files.writeString(settings, settings());
        List<String> command = new ArrayList<>(program.command());
        command.add(settings.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        synchronized (this) {
            if (closed) {
                throw new NodeFailed("it was closed");
            }
            process = builder.start();
            process.getOutputStream().close();
        }
    }

    /**
     * Waits until the started process serves.
     *
     * @return its gRPC port
     * @throws NodeFailed if it ended, or does not serve in time
     */
    public int awaitServing(long timeoutMs) throws IOException, InterruptedException {
        long sinceNanos = System.nanoTime();
        while (!serves()) {
            requireAlive(POLL_MS);
            requireInTime(sinceNanos, timeoutMs, "does not serve");
        }
        return Integer.parseInt(Files.readString(portFile()).strip());
    }

    /**
     * Waits until the started process has changed something in its journal's directory. Before, a kill can't harm: as
     * far as the journal is concerned, the process was never started. From then on it opens the journal and recovers.
     *
     * @throws NodeFailed if it ended, or leaves no trace in time
     */
    public void awaitJournalTouched(long timeoutMs) throws IOException, InterruptedException {
        long sinceNanos = System.nanoTime();
        while (!journalBefore.haveChanged()) {
            requireAlive(JOURNAL_POLL_MS);
            requireInTime(sinceNanos, timeoutMs, "does not open its journal");
        }
    }

    private void requireAlive(long waitMs) throws IOException, InterruptedException {
        if (process.waitFor(waitMs, TimeUnit.MILLISECONDS)) {
            throw new NodeFailed("the node ended with exit code " + process.exitValue() + endOfLog());
        }
    }

    private void requireInTime(long sinceNanos, long timeoutMs, String trouble) throws IOException {
        if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos) > timeoutMs) {
            throw new NodeFailed("the node " + trouble + " after " + timeoutMs + " ms" + endOfLog());
        }
    }

    /**
     * Ends the process as {@code kill -9} does (SIGKILL): it can't write, answer or clean up anything any more.
     *
     * @return whether it had come to serve
     */
    public boolean kill() throws InterruptedException {
        Process victim;
        synchronized (this) {
            victim = process;
        }
        victim.destroyForcibly().waitFor();
        return serves();
    }

    /** Asks the process to stop (SIGTERM), and kills it if it takes too long. It can be started again. */
    void stop() {
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last != null) {
            stop(last);
        }
    }

    /** The same, and for good. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }

    private static void stop(Process last) {
        last.destroy();
        try {
            if (!last.waitFor(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A node that is killed leaves the file behind, so this can be asked after its death. */
    private boolean serves() {
        return Files.exists(portFile());
    }

    private Path journal() {
        return directory.resolve("journal");
    }

    private Path portFile() {
        return directory.resolve("node.port");
    }

    private String settings() {
        return "weft.journal.directory = " + quoted(journal()) + "\n"
                + "weft.grpc.host = \"" + HOST + "\"\n"
                + "weft.grpc.port = 0\n"
                + "weft.grpc.port-file = " + quoted(portFile()) + "\n"
                + String.join("\n", program.settings()) + "\n";
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String endOfLog() throws IOException {
        List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
        List<String> end = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        return end.isEmpty() ? "; its log is empty" : "; the end of its log:\n  " + String.join("\n  ", end);
    }
}
