package io.weft.client;

/** What came of the wish that a transaction may not happen. */
public sealed interface Cancellation {

    /** It never will. Only now may the same business be done under another id. */
    record Cancelled(TxId txId) implements Cancellation {}

    /** Too late: it was decided before, and this is how. */
    record Decided(Outcome outcome) implements Cancellation {}

    /**
     * Not known, or not cancelled yet: ask again. If the reason says {@code TX_EXPIRED}, the id is older than what the
     * ledger remembers, and to ask again is of no use: it may have been done before it was forgotten. If it says
     * {@code TX_ID_FROM_FUTURE}, nothing bars the id until its time has come. Never pay again under another id.
     */
    record Unknown(TxId txId, String reason) implements Cancellation {}
}
