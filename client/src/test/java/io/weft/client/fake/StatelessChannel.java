package io.weft.client.fake;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.TimeUnit;

/** A channel that does not tell its state, as gRPC allows, and leads nowhere. */
public final class StatelessChannel extends ManagedChannel {

    private volatile boolean isShutdown;

    @Override
    public ManagedChannel shutdown() {
        isShutdown = true;
        return this;
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown;
    }

    @Override
    public ManagedChannel shutdownNow() {
        return shutdown();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isShutdown;
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        throw new IllegalStateException("it leads nowhere");
    }

    @Override
    public String authority() {
        return "nowhere";
    }
}
