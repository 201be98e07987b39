package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.node.gateway.Gateway;
import io.weft.node.settings.GatewaySettings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The streams of one node: at most so many, none stalled for long, all ended in order when the node stops. Thread-safe. */
final class OpenStreams {

    private final Gateway gateway;
    private final GatewaySettings settings;
    private final int maxStreams;
    private final long stallMs;

    private final Set<BatchStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean draining;

    OpenStreams(Gateway gateway, GatewaySettings settings, int maxStreams, long stallMs) {
        this.gateway = gateway;
        this.settings = settings;
        this.maxStreams = maxStreams;
        this.stallMs = stallMs;
    }

    StreamObserver<ExecuteBatchRequest> open(ServerCallStreamObserver<ExecuteBatchResponse> out) {
        if (count.incrementAndGet() > maxStreams) {
            count.decrementAndGet();
            out.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription("this node has " + maxStreams + " streams open, as many as it may").asRuntimeException());
            return new IgnoredRequests<>();
        }
        BatchStream stream = new BatchStream(out, gateway, settings, this::forget);
        open.add(stream);
        stream.start();
        if (draining) {
            stream.drain();
        }
        return stream;
    }

    private void forget(BatchStream stream) {
        if (open.remove(stream)) {
            count.decrementAndGet();
        }
    }

    /** To be called now and then. */
    void closeStalled(long nowMs) {
        open.forEach(stream -> stream.closeIfStalled(nowMs, stallMs));
    }

    /** Reads no further batch, and ends each stream when it has answered what it read. */
    void drain() {
        draining = true;
        open.forEach(BatchStream::drain);
    }

    int size() {
        return count.get();
    }

    /** For a call that was refused. */
    private static final class IgnoredRequests<T> implements StreamObserver<T> {
        @Override
        public void onNext(T request) {}

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {}
    }
}
