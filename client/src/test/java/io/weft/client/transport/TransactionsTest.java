package io.weft.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.Committed;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Retryable;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Unknown;
import io.weft.client.routing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each outcome of the API means for the next attempt, see its comments in ledger.proto. */
class TransactionsTest {

    @Test
    void shouldTakeCommittedForTheEnd() {
        assertThat(Transactions.reply(Outcome.newBuilder().setCommitted(Committed.getDefaultInstance()).build()))
                .isInstanceOf(Reply.Decided.class);
    }

    @ParameterizedTest
    @EnumSource(RejectionCode.class)
    void shouldTellWhatSpeaksOfTheTransactionFromWhatSpeaksOfTheTry(RejectionCode code) {
        // given
        int number = code == RejectionCode.UNRECOGNIZED ? 1_000 : code.getNumber();

        // when
        Reply<Outcome> reply = Transactions.reply(Outcome.newBuilder()
                .setRejected(Rejected.newBuilder().setCodeValue(number)).build());

        // then
        Class<?> expected = switch (code) {
            case TX_EXPIRED -> Reply.Inconclusive.class;
            case TX_ID_REUSED, TX_ID_FROM_FUTURE, MALFORMED, UNRECOGNIZED -> Reply.RefusedNow.class;
            default -> Reply.Decided.class;
        };
        assertThat(reply).isInstanceOf(expected);
    }

    @Test
    void shouldTryAgainWhatWasNotDoneOrIsNotKnown() {
        assertThat(Transactions.reply(Outcome.newBuilder()
                .setRetryable(Retryable.newBuilder().setCode(RetryableCode.TIMED_OUT).setMessage("later")).build()))
                .isEqualTo(new Reply.NotDone<>("TIMED_OUT later"));
        assertThat(Transactions.reply(Outcome.newBuilder().setUnknown(Unknown.newBuilder().setMessage("lost")).build()))
                .isEqualTo(new Reply.Unknown<>("lost"));
        assertThat(Transactions.reply(Outcome.getDefaultInstance())).isInstanceOf(Reply.Unknown.class);
    }
}
