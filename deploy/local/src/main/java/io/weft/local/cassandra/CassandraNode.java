package io.weft.local.cassandra;

import io.weft.local.process.BackgroundProcess;
import io.weft.local.process.Waiting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One node: its process, and its directory. Another program may have started it: what must be known of it stands in its
 * directory.
 *
 * <p>For one thread, except those that end it, which any thread may call.
 */
final class CassandraNode {

    private static final long STOP_TIMEOUT_MS = 30_000;

    private final NodeSettings settings;
    private final BackgroundProcess process;
    private final NodeLog log;

    CassandraNode(NodeSettings settings) {
        this.settings = settings;
        this.process = new BackgroundProcess(settings.directory().resolve("pid"));
        this.log = new NodeLog(settings.directory());
    }

    String host() {
        return settings.host();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(settings.host(), settings.cluster().nativePort());
    }

    NodeLog log() {
        return log;
    }

    boolean runs() throws IOException {
        return process.runs();
    }

    boolean answers() {
        return CqlProbe.answers(address());
    }

    NodeStatus status() throws IOException {
        Optional<ProcessHandle> running = process.find();
        OptionalLong pid = running.isPresent() ? OptionalLong.of(running.get().pid()) : OptionalLong.empty();
        return new NodeStatus(address(), pid, pid.isPresent() && answers(), DirectorySize.bytes(settings.data()),
                process.version().orElse("never started"));
    }

    /**
     * Starts the process and returns at once.
     *
     * @throws CassandraFailed if it runs already, a port is taken, Cassandra can't run on this Java, or the build has
     *     not fetched it
     */
    void start() throws IOException {
        Optional<ProcessHandle> running = process.find();
        if (running.isPresent()) {
            throw new CassandraFailed("a node runs in " + settings.directory() + " already, as process "
                    + running.get().pid() + "; stop it, or choose another directory");
        }
        NodePorts.requireFree(settings);
        NodeJava java = NodeJava.find();
        CassandraClassPath classPath = CassandraClassPath.find();
        Path directory = Files.createDirectories(settings.directory());
        log.rotate();
        Files.writeString(directory.resolve("cassandra.yaml"), CassandraYaml.of(settings));
        Files.writeString(directory.resolve("logback.xml"), LogbackXml.of(settings));
        ProcessBuilder builder = new ProcessBuilder(NodeCommand.of(settings, java, classPath))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.output().toFile());
        process.start(builder, settings.cluster().endsWithParent(), classPath.version());
    }

    /**
     * Waits until it answers clients.
     *
     * @throws CassandraFailed if it ended, or does not answer in time
     */
    void awaitAnswer() throws IOException, InterruptedException {
        await("does not answer", this::answers);
    }

    /**
     * Waits until this node has said, from this place of its log on, that the other is there.
     *
     * @throws CassandraFailed if it ended, or does not say so in time
     */
    void awaitSight(CassandraNode other, long fromBytes) throws IOException, InterruptedException {
        await("does not see " + other.host(), () -> log.saysUp(other.host(), fromBytes));
    }

    private void await(String trouble, Waiting.Condition condition) throws IOException, InterruptedException {
        Waiting waiting = new Waiting(settings.cluster().startTimeoutMs());
        while (!condition.holds()) {
            if (!runs()) {
                throw new CassandraFailed("the Cassandra at " + address() + " has ended" + log.end());
            }
            if (!waiting.goOn()) {
                throw new CassandraFailed("the Cassandra at " + address() + " " + trouble + " after "
                        + settings.cluster().startTimeoutMs() + " ms; give it more time if the machine is busy" + log.end());
            }
        }
    }

    /** SIGKILL; returns when the process is gone. Does nothing if there is none. */
    void kill() throws IOException {
        process.kill();
    }

    /** SIGTERM, also to one that is paused; returns at once. Does nothing if there is none. */
    void askToStop() throws IOException {
        process.askToStop();
    }

    /** Kills it if it does not end by itself in time; returns when the process is gone. */
    void awaitEnd() throws IOException {
        process.awaitEnd(STOP_TIMEOUT_MS);
    }

    /** SIGSTOP: it neither answers nor ends until {@link #resume}. */
    void pause() throws IOException {
        process.pause(running());
    }

    void resume() throws IOException {
        process.resume(running());
    }

    private ProcessHandle running() throws IOException {
        return process.find().orElseThrow(() -> new CassandraFailed("no node runs in " + settings.directory()));
    }
}
