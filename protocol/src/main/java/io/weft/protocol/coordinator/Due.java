package io.weft.protocol.coordinator;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.TxId;

/** What a timer of a coordinator is about. */
sealed interface Due {

    /** Prepares of this attempt may be unanswered, or its transaction undecided for as long as it may be (rule 4). */
    record Resend(TxId txId, Attempt attempt) implements Due {}

    /** The time to back off after this attempt is over. */
    record NextAttempt(TxId txId, Attempt died) implements Due {}

    /** A commit may be unacknowledged. */
    record Redeliver(TxId txId) implements Due {}

    /** Bars may be unanswered. */
    record RepeatBar(TxId txId) implements Due {}

    /** The purge boundary may move. */
    record Purge() implements Due {}
}
