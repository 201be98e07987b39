package io.weft.node.grpc;

import io.grpc.Attributes;
import io.grpc.ServerCall;
import io.grpc.ServerTransportFilter;
import io.weft.node.gateway.InFlightLimit;

/** What is open on one connection. */
record Connection(InFlightLimit streams) {

    private static final Attributes.Key<Connection> KEY = Attributes.Key.create("weft-connection");

    /** The connection that the call came by. */
    static Connection of(ServerCall<?, ?> call) {
        return call.getAttributes().get(KEY);
    }

    /** Begins the account of each connection. */
    static final class Opening extends ServerTransportFilter {

        private final int maxStreams;

        Opening(int maxStreams) {
            this.maxStreams = maxStreams;
        }

        @Override
        public Attributes transportReady(Attributes transport) {
            return transport.toBuilder().set(KEY, new Connection(new InFlightLimit(maxStreams))).build();
        }
    }
}
