package io.weft.client;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.TimeUnit;

/** Opens the way to a node, for instance one that is encrypted. Called by the thread of the client; must not wait. */
@FunctionalInterface
public interface ChannelFactory {

    /** Of what a node sends: answers to reads may be larger than what it takes. */
    int MAX_INBOUND_BYTES = 16 << 20;
    /** Of silence, after which a node that vanished without a word is looked for; nodes allow more than that. */
    int KEEPALIVE_MS = 10_000;

    /**
     * A new channel, which the client owns and closes. Asked anew after each loss. It must tell its state
     * ({@link ManagedChannel#getState}, {@link ManagedChannel#notifyWhenStateChanged}), as those of gRPC itself do; with
     * others the client connects to nobody, and says why.
     */
    ManagedChannel open(Address address);

    /** Without encryption. */
    static ManagedChannel plain(Address address) {
        // Its callbacks only hand over, and so need no threads of their own.
        return ManagedChannelBuilder.forAddress(address.host(), address.port()).usePlaintext().directExecutor()
                .maxInboundMessageSize(MAX_INBOUND_BYTES)
                .keepAliveTime(KEEPALIVE_MS, TimeUnit.MILLISECONDS).keepAliveTimeout(KEEPALIVE_MS, TimeUnit.MILLISECONDS).build();
    }
}
