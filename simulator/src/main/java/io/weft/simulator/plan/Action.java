package io.weft.simulator.plan;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;

/** One thing that a client does, at a time in milliseconds after the beginning of the run. */
public sealed interface Action {

    long atMs();

    /** Sends a transaction, and again until its outcome is known. */
    record Execute(long atMs, Transaction transaction) implements Action {}

    /** Sends a transaction once more that may long be decided: a late duplicate. */
    record Repeat(long atMs, Transaction transaction) implements Action {}

    /** Sends, once, what must not be admitted. */
    record SendMalformed(long atMs, Transaction transaction) implements Action {}

    record Cancel(long atMs, TxId txId) implements Action {}

    record ReadAccount(long atMs, AccountId account, boolean latest) implements Action {}

    record ReadHolds(long atMs, AccountId account) implements Action {}

    record ReadAsset(long atMs, AssetId asset) implements Action {}

    /** Asks what is known of a transaction, where its route leads. */
    record Find(long atMs, Transaction transaction) implements Action {}
}
