package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void shouldGiveEveryRejectionItsCodeOfTheApi() {
        for (RejectionCode code : RejectionCode.values()) {
            // when
            io.weft.api.v1.Rejected rejected = OutcomeEncoder.outcome(new Outcome.Rejected(code, 2)).getRejected();

            // then
            assertThat(rejected.getCode().name()).isEqualTo(code.name());
            assertThat(rejected.getMessage()).contains(code.explanation());
        }
    }

    @Test
    void shouldGiveEveryRetryableItsCodeOfTheApi() {
        for (RetryableCode code : RetryableCode.values()) {
            // when
            io.weft.api.v1.Retryable retryable = OutcomeEncoder.outcome(Outcome.retryable(code)).getRetryable();

            // then
            assertThat(retryable.getCode().name()).isEqualTo(code.name());
            assertThat(retryable.getMessage()).isEqualTo(code.explanation());
        }
    }

    @Test
    void shouldHaveNoCodeInTheApiThatNobodyGives() {
        // given: MALFORMED is given by the API itself
        Set<io.weft.api.v1.RejectionCode> ofNobody = EnumSet.of(io.weft.api.v1.RejectionCode.REJECTION_CODE_UNSPECIFIED,
                io.weft.api.v1.RejectionCode.MALFORMED, io.weft.api.v1.RejectionCode.UNRECOGNIZED);

        // then
        assertThat(names(EnumSet.complementOf(EnumSet.copyOf(ofNobody)))).isEqualTo(names(EnumSet.allOf(RejectionCode.class)));
        assertThat(names(EnumSet.complementOf(EnumSet.of(io.weft.api.v1.RetryableCode.RETRYABLE_CODE_UNSPECIFIED,
                io.weft.api.v1.RetryableCode.UNRECOGNIZED)))).isEqualTo(names(EnumSet.allOf(RetryableCode.class)));
    }

    private static Set<String> names(Set<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
