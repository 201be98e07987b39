package io.weft.client;

/** What a ledger says of a transaction. */
public sealed interface Found {

    record Decided(Outcome outcome) implements Found {}

    /** Not decided yet. */
    record Pending(TxId txId) implements Found {}

    /** Not seen. It may still be on its way: no licence to pay under a new id. */
    record NotFound(TxId txId) implements Found {}

    /** Older than what is remembered, which says nothing about what became of it. */
    record Expired(TxId txId) implements Found {}
}
