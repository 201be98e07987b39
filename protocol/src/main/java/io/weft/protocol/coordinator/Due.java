package io.weft.protocol.coordinator;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.TxId;

/** What a timer of a coordinator is about; see also {@link CoordinatorCore#resends} and {@link CoordinatorCore#redeliveries}. */
sealed interface Due {

    /** The transaction of this attempt may be undecided for as long as it may be (rule 4). */
    record Resend(TxId txId, Attempt attempt) implements Due {}

    /** The time to back off after this attempt is over. */
    record NextAttempt(TxId txId, Attempt died) implements Due {}

    /** Bars may be unanswered. */
    record RepeatBar(TxId txId) implements Due {}

    /** The purge boundary may move. */
    record Purge() implements Due {}
}
