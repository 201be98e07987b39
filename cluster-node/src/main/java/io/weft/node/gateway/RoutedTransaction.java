package io.weft.node.gateway;

import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.route.Placement;
import io.weft.protocol.route.Route;

/**
 * A well-formed transaction with all that follows from its content alone.
 *
 * @param tag chosen by whoever waits for the outcome, to tell its transactions apart
 */
public record RoutedTransaction(int tag, Transaction transaction, Digest digest, Route route) {

    /** Costs a hash over the content, so it is called on the thread of the request and not in the gateway actor. */
    public static RoutedTransaction of(int tag, Transaction wellFormed, Placement placement) {
        return new RoutedTransaction(tag, wellFormed, Digest.of(wellFormed), placement.routeOf(wellFormed));
    }

    boolean isCrossShard() {
        return route instanceof Route.ToCoordinator;
    }

    Submit.Item submittedFor(ReplyTo replyTo) {
        return new Submit.Item(transaction, digest, replyTo);
    }
}
