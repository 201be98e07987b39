package io.weft.loadtest.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Retryable;
import io.weft.api.v1.RetryableCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    @Test
    void shouldNotTakeAnExpiredIdForARefusal() {
        // given
        Outcome expired = Outcome.newBuilder()
                .setRejected(Rejected.newBuilder().setCode(RejectionCode.TX_EXPIRED)).build();

        // when, then
        assertThat(Answer.of(expired).verdict()).isInstanceOf(Verdict.Unresolved.class);
    }

    @ParameterizedTest
    @EnumSource(value = RetryableCode.class, mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void shouldSendAgainWhatIsRetryableForWhateverReason(RetryableCode code) {
        // when
        Answer answer = Answer.of(Outcome.newBuilder().setRetryable(Retryable.newBuilder().setCode(code)).build());

        // then
        assertThat(answer.isFinal()).isFalse();
        assertThat(answer.isUnknown()).isFalse();
        assertThat(answer.trouble()).contains(code.name());
    }

    @Test
    void shouldTreatAnOutcomeOfALaterVersionAsUnknown() {
        // when
        Answer answer = Answer.of(Outcome.getDefaultInstance());

        // then
        assertThat(answer.isFinal()).isFalse();
        assertThat(answer.isUnknown()).isTrue();
    }
}
