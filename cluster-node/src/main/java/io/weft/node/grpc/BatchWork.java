package io.weft.node.grpc;

/**
 * What the batches of one stream are made of, and how they are answered. Each stream has its own; called by one thread at
 * a time.
 *
 * @param <Q> a batch
 * @param <R> a response
 */
interface BatchWork<Q, R> {

    Bounds bounds();

    long id(Q batch);

    int size(Q batch);

    /** Sees to it that each item of the batch gets one answer, now or later. Never waits. */
    BatchAnswers<R> begin(Q batch, BatchStream<?, R> stream);

    /**
     * @param items    what a batch is made of, in words
     * @param maxBatch items of one batch
     * @param maxOwed  items of the stream that were read and whose answers are not written; at least {@code maxBatch}
     */
    record Bounds(String items, int maxBatch, int maxOwed) {}
}
