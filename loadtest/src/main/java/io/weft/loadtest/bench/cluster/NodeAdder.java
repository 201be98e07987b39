package io.weft.loadtest.bench.cluster;

import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.result.SecondResult;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Adds a node in a given second of a run, on a thread of its own. */
final class NodeAdder implements SecondListener {

    private static final int TIMEOUT_SECONDS = 600;

    private final ClusterUnderLoad cluster;
    private final int atSecond;
    private final CompletableFuture<Integer> added = new CompletableFuture<>();

    NodeAdder(ClusterUnderLoad cluster, int atSecond) {
        this.cluster = cluster;
        this.atSecond = atSecond;
    }

    @Override
    public void second(SecondResult second) {
        if (second.second() + 1 == atSecond) {
            new Thread(this::add, "node-adder").start();
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
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the node could not be added: " + e.getMessage(), e);
        }
    }
}
