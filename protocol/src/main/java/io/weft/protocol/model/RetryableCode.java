package io.weft.protocol.model;

/** Why a transaction was not done this time. The numbers are those of {@code weft.v1.RetryableCode}. */
public enum RetryableCode {
    RESOURCE_EXHAUSTED(1, "at a limit; nothing was admitted"),
    TIMED_OUT(2, "conflicts with others, or an absent shard, held it up until its time was over; it had no effect"),
    CANCELLING(3, "a cancellation of this transaction is under way"),
    ID_IN_USE(4, "another transaction is under way under this id");

    private final int number;
    private final String explanation;

    RetryableCode(int number, String explanation) {
        this.number = number;
        this.explanation = explanation;
    }

    /** @throws IllegalArgumentException if there is no such code */
    public static RetryableCode ofNumber(int number) {
        for (RetryableCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException("unknown retryable code " + number);
    }

    public int number() {
        return number;
    }

    public String explanation() {
        return explanation;
    }
}
