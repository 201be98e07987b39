package io.weft.protocol.model;

/**
 * What became of a transaction. {@link Committed} and {@link Rejected} are final and durable; {@link Retryable} and
 * {@link Unknown} are not outcomes of the id but of one try, and never license doing the same under another id.
 */
public sealed interface Outcome {

    Outcome COMMITTED = new Committed();

    /** Done, durably, exactly once. */
    record Committed() implements Outcome {}

    /**
     * Refused for good: without effect, now and later.
     *
     * @param step index of a failing step, or {@link #WHOLE_TRANSACTION}
     */
    record Rejected(RejectionCode code, int step) implements Outcome {}

    /** Without effect this time; the same id may be sent again. */
    record Retryable(RetryableCode code) implements Outcome {}

    /** Not known here. Only the shell of a client or a gateway makes this one. */
    record Unknown() implements Outcome {}

    int WHOLE_TRANSACTION = -1;

    static Outcome rejected(RejectionCode code) {
        return new Rejected(code, WHOLE_TRANSACTION);
    }

    static Outcome retryable(RetryableCode code) {
        return new Retryable(code);
    }
}
