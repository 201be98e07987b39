package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.weft.node.gateway.InFlightLimit;
import io.weft.node.settings.GrpcSettings.CallLimits;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of one node: at most so many, none stalled or idle for long, all ended in order when the node stops. A stream
 * keeps its place until the transport has let go of it. Thread-safe.
 */
final class OpenStreams {

    private final CallLimits limits;

    private final Set<BatchStream<?, ?>> open = ConcurrentHashMap.newKeySet();
    private final InFlightLimit places;
    private volatile boolean draining;

    OpenStreams(CallLimits limits) {
        this.limits = limits;
        this.places = new InFlightLimit(limits.maxStreams());
    }

    /** To be called within the gRPC call. */
    <Q, R> StreamObserver<Q> open(ServerCallStreamObserver<R> out, BatchWork<Q, R> work) {
        InFlightLimit ofConnection = OpenCall.current().connection().streams();
        if (!ofConnection.tryAcquire()) {
            return refuse(out, "this connection has " + limits.maxStreamsPerConnection()
                    + " streams open, as many as it may (weft.grpc.max-streams-per-connection)");
        }
        if (!places.tryAcquire()) {
            ofConnection.release(1);
            return refuse(out, "this node has " + limits.maxStreams() + " streams open, as many as it may (weft.grpc.max-streams)");
        }
        BatchStream<Q, R> stream = new BatchStream<>(out, work, closed -> forget(closed, ofConnection));
        open.add(stream);
        stream.start();
        if (draining) {
            stream.drain();
        }
        return stream;
    }

    private static <T> StreamObserver<T> refuse(StreamObserver<?> out, String why) {
        out.onError(Status.RESOURCE_EXHAUSTED.withDescription(why).asRuntimeException());
        return new IgnoredRequests<>();
    }

    private void forget(BatchStream<?, ?> stream, InFlightLimit ofConnection) {
        if (open.remove(stream)) {
            places.release(1);
            ofConnection.release(1);
        }
    }

    /** To be called now and then: ends the streams that are not read, or not used. */
    void check(long nowMs) {
        open.forEach(stream -> stream.check(nowMs, limits.streamStallMs(), limits.streamIdleMs()));
    }

    /** Reads no further batch, and ends each stream when it has answered what it read. */
    void drain() {
        draining = true;
        open.forEach(BatchStream::drain);
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
