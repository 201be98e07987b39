package io.weft.loadtest.bench.cluster;

import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.result.SecondResult;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Adds a node in a given second of a run, on a thread of its own, which has ended when this is closed. */
final class NodeAdder implements SecondListener, AutoCloseable {

    private static final int TIMEOUT_SECONDS = 600;

    private final ClusterUnderLoad cluster;
    private final int atSecond;
    private final CompletableFuture<Integer> added = new CompletableFuture<>();
    private final Thread thread = new Thread(this::add, "node-adder");

    NodeAdder(ClusterUnderLoad cluster, int atSecond) {
        this.cluster = cluster;
        this.atSecond = atSecond;
    }

    @Override
    public void second(SecondResult second) {
        if (second.second() + 1 == atSecond) {
            thread.start();
        }
    }

    private void add() {
        try {
            added.complete(cluster.add());
        } catch (IOException | InterruptedException | RuntimeException e) {
            added.completeExceptionally(e);
        }
    }

    /** The number of the new node, once it serves. */
    int await() throws IOException, InterruptedException {
        try {
            return added.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the node could not be added: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the node did not serve within " + TIMEOUT_SECONDS + " s", e);
        }
    }

    /** Nobody else may use the cluster while a node is being added. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
