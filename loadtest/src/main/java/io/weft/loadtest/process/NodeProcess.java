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
    private static final long STOP_TIMEOUT_MS = 20_000;
    private static final int LOG_LINES_SHOWN = 15;

    private final NodeProgram program;
    private final Path directory;
    private Process process;
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

    public Path log() {
        return directory.resolve("node.log");
    }

    /** Starts the process and returns at once. */
    public void start() throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(portFile());
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
        long startedNanos = System.nanoTime();
        while (!Files.exists(portFile())) {
            if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                throw new NodeFailed("the node ended with exit code " + process.exitValue() + endOfLog());
            }
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos) > timeoutMs) {
                throw new NodeFailed("the node does not serve after " + timeoutMs + " ms" + endOfLog());
            }
        }
        return Integer.parseInt(Files.readString(portFile()).strip());
    }

    /** Ends the process as {@code kill -9} does (SIGKILL): it can't write, answer or clean up anything any more. */
    public void kill() throws InterruptedException {
        Process victim;
        synchronized (this) {
            victim = process;
        }
        victim.destroyForcibly().waitFor();
    }

    /** Asks the process to stop (SIGTERM), and kills it if it takes too long. Idempotent. */
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        if (last == null) {
            return;
        }
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

    private Path portFile() {
        return directory.resolve("node.port");
    }

    private String settings() {
        return "weft.journal.directory = " + quoted(directory.resolve("journal")) + "\n"
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
