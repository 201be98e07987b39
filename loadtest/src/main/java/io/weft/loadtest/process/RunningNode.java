package io.weft.loadtest.process;

import io.grpc.Channel;
import io.weft.client.ClientSettings;
import io.weft.client.WeftClient;
import io.weft.loadtest.ledger.NodeChannel;
import io.weft.loadtest.ledger.Nodes;
import io.weft.local.cassandra.DirectorySize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A node with its directory and the channel to it, for one run. Ends and cleans up also when the program is interrupted
 * (Ctrl-C, SIGTERM).
 */
public final class RunningNode implements Nodes, AutoCloseable {

    /** As long as the node itself allows. */
    private static final long START_TIMEOUT_MS = 600_000;

    private final WorkDirectory directory;
    private final NodeProcess process;
    private final Thread shutdownHook;
    private NodeChannel channel;

    private RunningNode(NodeProgram program, WorkDirectory directory) {
        this.directory = directory;
        this.process = new NodeProcess(program, directory.path());
        this.shutdownHook = new Thread(this::release, "node-cleanup");
    }

    /** Starts a node and waits until it serves. */
    public static RunningNode start(NodeProgram program, Path keep) throws IOException, InterruptedException {
        RunningNode node = new RunningNode(program, WorkDirectory.create(keep));
        Runtime.getRuntime().addShutdownHook(node.shutdownHook);
        try {
            node.process.start();
            node.channel = new NodeChannel(NodeProcess.HOST, node.process.awaitServing(START_TIMEOUT_MS));
            return node;
        } catch (IOException | InterruptedException | RuntimeException e) {
            node.close();
            throw e;
        }
    }

    public Channel channel() {
        return channel.current();
    }

    @Override
    public List<Supplier<Channel>> channels() {
        return channel.channels();
    }

    @Override
    public WeftClient client(ClientSettings settings) {
        return channel.client(settings);
    }

    public Path directory() {
        return directory.path();
    }

    public boolean isKept() {
        return directory.isKept();
    }

    /** See {@link NodeProcess#kill}. */
    public boolean kill() throws InterruptedException {
        return process.kill();
    }

    /** Starts the process again, on the same journal, and returns at once. */
    public void startAgain() throws IOException {
        process.start();
    }

    /** Asks the process to stop, waits until it has, and starts it again on the same journal, as told. Waits until it serves. */
    public void restart(NodeProgram next) throws IOException, InterruptedException {
        process.stop();
        process.change(next);
        startAgain();
        awaitServing();
    }

    /** What {@link #startAgain} starts from now on. */
    public void change(NodeProgram next) {
        process.change(next);
    }

    /** Has the Java machine of the node collect all garbage, and waits for it. See {@link FullCollection}. */
    public void collectGarbage() throws IOException, InterruptedException {
        FullCollection.of(process.pid());
    }

    /** Of all files in its directory; see {@link DirectorySize}. */
    public long bytesOnDisk() throws IOException {
        return DirectorySize.bytes(directory());
    }

    /** See {@link NodeProcess#awaitJournalTouched}. */
    public void awaitJournalTouched() throws IOException, InterruptedException {
        process.awaitJournalTouched(START_TIMEOUT_MS);
    }

    /** Waits until the process that was started again serves, and leads the channel there. */
    public void awaitServing() throws IOException, InterruptedException {
        channel.moveTo(process.awaitServing(START_TIMEOUT_MS));
    }

    @Override
    public void close() {
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The program is already on its way out; the hook does the same once more, which does no harm.
        }
    }

    private synchronized void release() {
        if (channel != null) {
            channel.close();
        }
        process.close();
        directory.close();
    }
}
