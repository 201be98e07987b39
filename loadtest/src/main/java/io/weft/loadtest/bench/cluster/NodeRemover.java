package io.weft.loadtest.bench.cluster;

import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.meter.NodeMeter.Serving;
import io.weft.loadtest.result.SecondResult;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Removes a node in a given second of a run, on a thread of its own, which has ended when this is closed. */
final class NodeRemover implements SecondListener, AutoCloseable {

    private static final int TIMEOUT_SECONDS = 600;

    private final ClusterUnderLoad cluster;
    private final int number;
    private final int atSecond;
    private final CompletableFuture<Serving> removed = new CompletableFuture<>();
    private final Thread thread = new Thread(this::remove, "node-remover");

    /** @param number of the node */
    NodeRemover(ClusterUnderLoad cluster, int number, int atSecond) {
        this.cluster = cluster;
        this.number = number;
        this.atSecond = atSecond;
    }

    @Override
    public void second(SecondResult second) {
        if (second.second() + 1 == atSecond) {
            thread.start();
        }
    }

    private void remove() {
        try {
            Serving serving = cluster.servingOn(number);
            cluster.remove(number);
            removed.complete(serving);
        } catch (IOException | InterruptedException | RuntimeException e) {
            removed.completeExceptionally(e);
        }
    }

    /** What served on it, once it has ended. */
    Serving await() throws IOException, InterruptedException {
        try {
            return removed.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the node could not be removed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the node did not end within " + TIMEOUT_SECONDS + " s", e);
        }
    }

    /** Nobody else may use the cluster while a node is being removed. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
