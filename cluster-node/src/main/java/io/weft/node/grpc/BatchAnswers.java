package io.weft.node.grpc;

/** The answers of one batch, gathered until they travel. Thread-safe. */
interface BatchAnswers<R> {

    /** Takes what travels in one response; null if nothing is at hand. */
    R take();

    /** How many answers a response has. */
    int count(R response);
}
