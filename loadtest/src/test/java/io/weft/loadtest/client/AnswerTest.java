package io.weft.loadtest.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void shouldNotTakeAnExpiredIdForARefusal() {
        // given
        Outcome expired = Outcome.newBuilder()
                .setRejected(Rejected.newBuilder().setCode(RejectionCode.TX_EXPIRED)).build();

        // when, then
        assertThat(Answer.of(expired).verdict()).isInstanceOf(Verdict.Unresolved.class);
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
