package io.weft.loadtest.workload;

import io.weft.loadtest.wire.StepWriter;

/** Makes the operations of one connection. For one thread. */
public interface Source {

    /** Draws the next operation; false if there is none, and will never be. */
    boolean begin(Work work);

    /** Whether what is due is a read. */
    default boolean isRead(Work work) {
        return false;
    }

    /**
     * The accounts that a read asks for, exactly and one by one.
     *
     * @param which 0 to {@link Work#BALANCES} − 1
     */
    default int accountToRead(Work work, int which) {
        throw new IllegalStateException("this workload reads nothing");
    }

    /**
     * The balances were read: they are in {@link Work#balances}.
     *
     * @return whether the operation goes on
     */
    default boolean read(Work work) {
        return false;
    }

    /** Writes the steps of the transaction that is due; the same ones every time it is asked. */
    void write(Work work, StepWriter out);

    /**
     * Its transaction was committed: notes in the books what that means.
     *
     * @return whether the operation goes on with another transaction
     */
    boolean committed(Work work);

    /**
     * Its transaction was refused for good.
     *
     * @param code of the API's {@code RejectionCode}
     * @return what that means
     */
    Refusal rejected(Work work, int code);

    /** What a refusal means to an operation. */
    enum Refusal {
        /** It is one of the ways in which it may end. */
        ENDS,
        /** It begins again with its first phase. */
        BEGINS_ANEW,
        /** It should not have come: the run has failed. */
        WRONG
    }
}
