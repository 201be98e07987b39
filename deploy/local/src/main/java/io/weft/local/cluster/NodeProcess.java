package io.weft.local.cluster;

import io.weft.local.process.BackgroundProcess;
import io.weft.local.process.LogEnd;
import io.weft.local.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One node at its place. For one thread, except those methods that end it, which any thread may call. */
final class NodeProcess {

    /** Longer than a node takes at most: to drain, to hand over, and to stop (weft.process.stop-timeout-ms). */
    private static final long STOP_TIMEOUT_MS = 60_000;
    private static final long PAUSE_TIMEOUT_MS = 5_000;

    private final NodePlace place;
    private final BackgroundProcess process;

    NodeProcess(NodePlace place) {
        this.place = place;
        this.process = new BackgroundProcess(place.pidFile());
    }

    NodePlace place() {
        return place;
    }

    boolean runs() throws IOException {
        return process.runs();
    }

    ClusterNodeStatus status() throws IOException {
        Optional<ProcessHandle> running = process.find();
        OptionalLong pid = running.isPresent() ? OptionalLong.of(running.get().pid()) : OptionalLong.empty();
        return new ClusterNodeStatus(place.number(), state(running.isPresent()), pid, place.grpcAddress(),
                place.clusterAddress(), NetworkCut.isCut(place), place.log());
    }

    private NodeState state(boolean runs) throws IOException {
        if (!runs) {
            return NodeState.DEAD;
        }
        if (process.isPaused()) {
            return NodeState.PAUSED;
        }
        return Files.exists(place.portFile()) ? NodeState.SERVING : NodeState.STARTING;
    }

    /**
     * Returns at once; the node is on its way.
     *
     * @param conf its settings
     * @throws ClusterFailed if it runs, or one of its ports is taken
     */
    void start(String conf, List<String> command, boolean endsWithParent) throws IOException {
        Optional<ProcessHandle> running = process.find();
        if (running.isPresent()) {
            throw new ClusterFailed("node " + place.number() + " runs already, as process " + running.get().pid());
        }
        place.requireFreePorts();
        Files.writeString(place.settings(), conf);
        // What a node that was killed has left would tell of the new one that it serves.
        Files.deleteIfExists(place.portFile());
        if (Files.exists(place.log())) {
            Files.move(place.log(), place.previousLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.log().toFile());
        process.start(builder, endsWithParent, "weft");
    }

    /** @throws ClusterFailed if it ends, or does not come to serve in time; with the end of its log */
    void awaitServing(long timeoutMs) throws IOException, InterruptedException {
        Waiting waiting = new Waiting(timeoutMs);
        while (!Files.exists(place.portFile())) {
            if (!process.runs()) {
                String exit = process.exitCode().isPresent() ? " with exit code " + process.exitCode().getAsInt() : "";
                throw new ClusterFailed("node " + place.number() + " has ended at its start" + exit + logEnd());
            }
            if (!waiting.goOn()) {
                throw new ClusterFailed("node " + place.number() + " does not serve within " + timeoutMs + " ms" + logEnd());
            }
        }
    }

    private String logEnd() {
        return LogEnd.of(place.log());
    }

    /** The last lines of what it has written since its last start. */
    List<String> logLines(int count) throws IOException {
        return LogEnd.lines(place.log(), count);
    }

    /** SIGKILL; returns when the process is gone. Does nothing if there is none. */
    void kill() throws IOException {
        process.kill();
    }

    /** SIGTERM, also to one that is paused; returns at once. Does nothing if there is none. */
    void askToStop() throws IOException {
        process.askToStop();
    }

    /** @throws ClusterFailed if it had to be killed, because it did not end by itself; then it is gone, too */
    void awaitEnd() throws IOException {
        if (!process.awaitEnd(STOP_TIMEOUT_MS)) {
            throw new ClusterFailed("node " + place.number() + " was told to stop, but did not within " + STOP_TIMEOUT_MS
                    + " ms, and was killed" + logEnd());
        }
    }

    /** SIGSTOP; returns when it stands still, or at once on a system that does not tell. */
    void pause() throws IOException, InterruptedException {
        process.pause(running());
        Waiting waiting = new Waiting(PAUSE_TIMEOUT_MS);
        while (BackgroundProcess.canTellPaused() && !process.isPaused()) {
            if (!waiting.goOn()) {
                throw new ClusterFailed("node " + place.number() + " was paused, but goes on");
            }
        }
    }

    /** SIGCONT. Does nothing to one that is not paused. */
    void resume() throws IOException {
        process.resume(running());
    }

    /** @throws ClusterFailed if it is dead */
    ProcessHandle running() throws IOException {
        return process.find().orElseThrow(() -> new ClusterFailed("node " + place.number() + " is dead; see"
                + " weft cluster restart"));
    }
}
