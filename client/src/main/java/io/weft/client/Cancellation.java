package io.weft.client;

/** What came of the wish that a transaction may not happen. */
public sealed interface Cancellation {

    /** It never will. Only now may the same business be done under another id. */
    record Cancelled(TxId txId) implements Cancellation {}

    /** Too late: it was decided before, and this is how. */
    record Decided(Outcome outcome) implements Cancellation {}

    /** Not known, or not cancelled yet: ask again. */
    record Unknown(TxId txId, String reason) implements Cancellation {}
}
