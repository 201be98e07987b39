package io.weft.node.gateway;

import io.weft.protocol.message.GatewayMessage;

/** Where the answer to a question goes. One of the first two is called, once; must neither block nor throw. */
public interface AnswerSink {

    void answer(GatewayMessage answer);

    /** The deadline has passed. */
    void noAnswer();

    /** Who is told when no more answers are at hand. The answers of equal ones travel together. */
    default Gathering gathering() {
        return Gathering.NONE;
    }
}
