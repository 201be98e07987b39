package io.weft.node.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One call, from its first byte until the transport has let go of it: how long it has been receiving a request, when it
 * was answered, and what it holds of the node's memory. Thread-safe: the transport, the service and the watch all speak
 * to it.
 */
final class OpenCall extends ServerStreamTracer {

    private static final Context.Key<OpenCall> CURRENT = Context.key("weft-open-call");
    private static final long NEVER = Long.MAX_VALUE;

    private final OpenCalls calls;
    /** Ours, above that of gRPC, which follows it: the only way in gRPC's public API to reset a stream. */
    private volatile Context.CancellableContext context;
    private volatile ServerCall<?, ?> call;
    private volatile Connection connection;
    private volatile boolean unary;
    private volatile long receivingSinceMs = NEVER;
    private volatile long answeredAtMs = NEVER;

    private final Queue<Long> complete = new ArrayDeque<>(1);
    private long receivedBytes;
    private boolean holdsPermit;
    private boolean closed;

    OpenCall(OpenCalls calls) {
        this.calls = calls;
    }

    /** The call that the current thread serves. */
    static OpenCall current() {
        return CURRENT.get();
    }

    @Override
    public Context filterContext(Context parent) {
        context = parent.withCancellation();
        return context.withValue(CURRENT, this);
    }

    /** @param withPermit whether it holds one of the node's permits for unary calls */
    synchronized void begin(GuardedCall<?, ?> guarded, boolean isUnary, boolean withPermit) {
        call = guarded;
        connection = Connection.of(guarded);
        unary = isUnary;
        holdsPermit = withPermit && !closed;
        if (withPermit && closed) {
            // The client was gone before it began.
            calls.giveBackPermit();
        }
        if (isUnary) {
            receivingSinceMs = Uptime.ms();
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void inboundMessage(int number) {
        if (!unary) {
            receivingSinceMs = Uptime.ms();
        }
    }

    @Override
    public void inboundWireSize(long bytes) {
        if (!hold(bytes)) {
            refuse(Status.RESOURCE_EXHAUSTED.withDescription("the requests that this node is receiving take all the memory that "
                    + "it gives them (weft.grpc.max-receiving-bytes)"));
        }
    }

    @Override
    public synchronized void inboundMessageRead(int number, long wireBytes, long uncompressedBytes) {
        complete.add(wireBytes);
        if (!unary) {
            receivingSinceMs = NEVER;
        }
    }

    private synchronized boolean hold(long bytes) {
        if (closed) {
            return true;
        }
        receivedBytes += bytes;
        return calls.hold(bytes);
    }

    /** The service of a stream has its oldest message: from now on its own limits apply. */
    void messageDelivered() {
        if (!unary) {
            letGoOfOldest();
        }
    }

    /** Only now is a unary request given to its service. */
    void requestIsComplete() {
        receivingSinceMs = NEVER;
        if (unary) {
            letGoOfOldest();
        }
    }

    private synchronized void letGoOfOldest() {
        Long bytes = complete.poll();
        if (bytes != null && !closed) {
            receivedBytes -= bytes;
            calls.letGo(bytes);
        }
    }

    void answered() {
        receivingSinceMs = NEVER;
        answeredAtMs = Uptime.ms();
    }

    @Override
    public synchronized void streamClosed(Status status) {
        if (closed) {
            return;
        }
        closed = true;
        calls.letGo(receivedBytes);
        calls.closed(this);
        if (holdsPermit) {
            calls.giveBackPermit();
        }
    }

    /** Ends what has taken too long. */
    void check(long nowMs, long receiveTimeoutMs, long unreadTimeoutMs) {
        if (nowMs - receivingSinceMs >= receiveTimeoutMs) {
            refuse(Status.DEADLINE_EXCEEDED.withDescription("the request was not complete within " + receiveTimeoutMs
                    + " ms (weft.grpc.receive-timeout-ms)"));
        } else if (nowMs - answeredAtMs >= unreadTimeoutMs) {
            reset();
        }
    }

    private void refuse(Status status) {
        boolean behindUnreadData = !unary && !call.isReady();
        call.close(status, new Metadata());
        if (behindUnreadData) {
            reset();
        }
    }

    /** A status travels behind the data that the client has not read; this throws both away, in gRPC and in the transport. */
    private void reset() {
        context.cancel(Status.DEADLINE_EXCEEDED.withDescription("the client does not read").asException());
    }
}
