package io.weft.node.gateway;

import io.weft.protocol.message.GatewayMessage;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a gateway actor is told. All deadlines are in milliseconds of the node's monotonic clock. */
sealed interface GatewayCommand {

    /** Transactions that were admitted: each holds one permit of the node's limit until it is answered. */
    record Execute(List<RoutedTransaction> transactions, OutcomeSink sink, long deadlineMs) implements GatewayCommand {}

    /** Questions that were admitted: each holds one permit until it is answered. */
    record Ask(List<Asked> questions, long deadlineMs) implements GatewayCommand {}

    record Answered(GatewayMessage answer) implements GatewayCommand {}

    /** To itself, behind everything that was waiting for the dispatcher: send what was gathered. */
    record Flush() implements GatewayCommand {}

    /** Forget all requests: there is nobody left to answer. */
    record Stop(CountDownLatch stopped) implements GatewayCommand {}

    /** To itself: look for what must be sent again, and for what is too late. */
    record Tick() implements GatewayCommand {}
}
