package io.weft.client.transport;

import io.weft.client.routing.Reply;
import io.weft.client.routing.StreamEnd;
import java.util.List;

/** How requests of one kind travel over a channel. */
public interface Carrier<Q, A> {

    /** Opens a stream, which tells its owner when it can send. */
    Stream<Q> open(Connection connection, Owner<A> owner);

    /** For one thread. */
    interface Stream<Q> {

        /** @return whether it takes more at once; if not, the owner is told when it does */
        boolean send(long batchId, List<Q> requests);

        void cancel(String why);
    }

    /** Told what happens on threads of gRPC, or within a call of the stream; must only hand it over. */
    interface Owner<A> {

        void ready();

        void answered(long batchId, List<Numbered<A>> replies);

        void ended(StreamEnd end, String why);
    }

    /** @param index position of the request in its batch */
    record Numbered<A>(int index, Reply<A> reply) {}
}
