package io.weft.node.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import io.weft.node.gateway.InFlightLimit;
import io.weft.node.settings.GrpcSettings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All calls of the node that the transport has not let go of: at most so many, taking at most so much memory while they
 * are received, none of them unfinished or unread for long. Thread-safe.
 */
final class OpenCalls extends ServerStreamTracer.Factory implements ServerInterceptor {

    private final GrpcSettings settings;
    private final InFlightLimit unaryCalls;
    private final AtomicLong receivingBytes = new AtomicLong();
    private final Set<OpenCall> open = ConcurrentHashMap.newKeySet();

    OpenCalls(GrpcSettings settings) {
        this.settings = settings;
        this.unaryCalls = new InFlightLimit(settings.calls().maxUnaryCalls());
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        OpenCall call = new OpenCall(this);
        open.add(call);
        return call;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        boolean unary = call.getMethodDescriptor().getType().clientSendsOneMessage();
        // Who asks for the health of a node that is full must still be told.
        boolean limited = unary && !HealthGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName());
        if (receivingBytes.get() >= settings.memory().maxReceivingBytes()) {
            return refuse(call, "the requests that this node is receiving take all the memory that it gives them "
                    + "(weft.grpc.max-receiving-bytes)");
        }
        if (limited && !unaryCalls.tryAcquire()) {
            return refuse(call, "this node has as many unary calls open as it may (weft.grpc.max-unary-calls)");
        }
        OpenCall current = OpenCall.current();
        GuardedCall<Q, R> guarded = new GuardedCall<>(call, current);
        current.begin(guarded, unary, limited);
        return new GuardedListener<>(next.startCall(guarded, headers), guarded, current);
    }

    private static <Q, R> ServerCall.Listener<Q> refuse(ServerCall<Q, R> call, String why) {
        call.close(Status.RESOURCE_EXHAUSTED.withDescription(why), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    /** @return false if this is more than all calls together may hold; it is counted all the same */
    boolean hold(long bytes) {
        return receivingBytes.addAndGet(bytes) <= settings.memory().maxReceivingBytes();
    }

    void letGo(long bytes) {
        receivingBytes.addAndGet(-bytes);
    }

    void closed(OpenCall call) {
        open.remove(call);
    }

    void giveBackPermit() {
        unaryCalls.release(1);
    }

    /** To be called now and then: ends the calls that have taken too long. */
    void check(long nowMs) {
        long receiveTimeoutMs = settings.calls().receiveTimeoutMs();
        long stallMs = settings.calls().streamStallMs();
        open.forEach(call -> call.check(nowMs, receiveTimeoutMs, stallMs));
    }

    int size() {
        return open.size();
    }

    long receivingBytes() {
        return receivingBytes.get();
    }
}
