package io.weft.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.Committed;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.client.routing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each answer to a question means, see the comments in ledger.proto. */
class QuestionTest {

    @ParameterizedTest
    @EnumSource(RejectionCode.class)
    void shouldTakeForADecisionOnlyWhatSpeaksOfTheTransaction(RejectionCode code) {
        // given
        int number = code == RejectionCode.UNRECOGNIZED ? 1_000 : code.getNumber();

        // when
        Reply<Message> reply = cancelled(Outcome.newBuilder()
                .setRejected(Rejected.newBuilder().setCodeValue(number).setMessage("so it is")).build());

        // then
        switch (code) {
            case TX_EXPIRED, TX_ID_FROM_FUTURE, TX_ID_REUSED, MALFORMED, UNRECOGNIZED -> assertThat(reply)
                    .isEqualTo(new Reply.Inconclusive<>("no decision was found or made: " + code + " so it is"));
            default -> assertThat(reply).isInstanceOf(Reply.Decided.class);
        }
    }

    @Test
    void shouldSayThatItWasTooLateToCancelWhatHasCommitted() {
        assertThat(cancelled(Outcome.newBuilder().setCommitted(Committed.getDefaultInstance()).build()))
                .isInstanceOf(Reply.Decided.class);
    }

    @Test
    void shouldNotTakeForADecisionWhatItDoesNotUnderstand() {
        assertThat(cancelled(Outcome.getDefaultInstance())).isInstanceOf(Reply.Unknown.class);
        assertThat(Question.cancel(CancelRequest.getDefaultInstance()).judge().apply(CancelResponse.getDefaultInstance()))
                .isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void shouldNotTakeForNotFoundWhatItDoesNotUnderstand() {
        // given
        Question<GetTransactionResponse> question = Question.find(GetTransactionRequest.getDefaultInstance());

        // when, then
        assertThat(question.judge().apply(GetTransactionResponse.getDefaultInstance())).isInstanceOf(Reply.Unknown.class);
        assertThat(question.judge().apply(GetTransactionResponse.newBuilder()
                .setOutcome(Outcome.getDefaultInstance()).build())).isInstanceOf(Reply.Unknown.class);
        assertThat(question.judge().apply(GetTransactionResponse.newBuilder()
                .setNotFound(GetTransactionResponse.NotFound.getDefaultInstance()).build())).isInstanceOf(Reply.Decided.class);
    }

    private static Reply<Message> cancelled(Outcome decided) {
        return Question.cancel(CancelRequest.getDefaultInstance()).judge()
                .apply(CancelResponse.newBuilder().setDecided(decided).build());
    }
}
