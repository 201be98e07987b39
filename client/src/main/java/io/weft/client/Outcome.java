package io.weft.client;

import io.weft.api.v1.RejectionCode;

/**
 * What is known of a transaction in the end. The same business may be done again under another id only after
 * {@link Rejected} and {@link Cancelled}. After an {@link Undecided} one its {@link Undecided#transaction} is given to
 * {@link WeftClient#execute} again, or {@link WeftClient#cancel} makes sure that it never happens.
 */
public sealed interface Outcome {

    TxId txId();

    /** Done, durably, exactly once. */
    record Committed(TxId txId) implements Outcome {}

    /**
     * Refused for good: it had no effect and never will under this id. With {@code TX_ID_REUSED} and
     * {@code TX_ID_FROM_FUTURE} that is said of what this call has sent, and not of what was sent under this id before, or
     * will be.
     *
     * @param step    index of a failing step; -1 where the whole transaction is meant
     * @param message for people
     */
    record Rejected(TxId txId, RejectionCode code, int step, String message) implements Outcome {}

    /** It was cancelled before it was decided: it had no effect and never will under this id. */
    record Cancelled(TxId txId) implements Outcome {}

    /** This call has learned of no decision. Whichever it is: execute the same transaction again, never a new one. */
    sealed interface Undecided extends Outcome {

        /** To be executed again: its id is what keeps it from being done twice. */
        Transaction transaction();

        /** For people. */
        String reason();

        @Override
        default TxId txId() {
            return transaction().id();
        }
    }

    /**
     * Not done in the time that was given: whatever was sent was answered so. No licence to pay under a new id, for
     * messages may be delivered late within the ledger.
     */
    record Retryable(Transaction transaction, String reason) implements Undecided {}

    /** It may or may not have been done, or may yet be. Never pay again under a new id. */
    record Unknown(Transaction transaction, String reason) implements Undecided {}

    /** No node has taken it from this call: it was never sent, or sent to nobody who understands it. */
    record NotAdmitted(Transaction transaction, Cause cause, String reason) implements Undecided {}

    /** Why no node has taken it. */
    enum Cause {
        /** As many as are allowed are under way or wait: come back later. */
        OVERLOADED,
        /** No node could be reached, or there was no room, until the deadline. */
        DEADLINE,
        /** At none of the addresses is a node that speaks this version of the API. */
        INCOMPATIBLE,
        /** The client is closed. */
        CLOSED
    }
}
