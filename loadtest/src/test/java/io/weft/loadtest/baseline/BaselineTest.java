package io.weft.loadtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both cases on a real PostgreSQL, where there is one. */
class BaselineTest {

    /** With the lesser funds many transfers are refused, and most batches are made transfer by transfer. */
    @ParameterizedTest
    @ValueSource(longs = {100_000, 300})
    void shouldKeepWhatWasAcknowledged(long funds) throws Exception {
        // given
        PostgresHere.orSkip();
        BaselineSettings settings = new BaselineSettings(1_000, funds, 4, 0, 1, 1, null);
        List<String> progress = new ArrayList<>();

        // when
        BaselineResult result = Baseline.run(settings, progress::add);

        // then
        assertThat(result.cases()).extracting(CaseResult::name).containsExactly("single", "batch");
        assertThat(result.cases()).allSatisfy(each -> {
            assertThat(each.audit().failures()).isEmpty();
            assertThat(each.committed()).isPositive();
            assertThat(each.deadlocks()).isZero();
            assertThat(each.p50Us()).isPositive();
            assertThat(each.settings()).containsEntry("fsync", "on");
        });
        assertThat(result.allHeld()).isTrue();
        assertThat(result.cases().get(1).rowByRow() > 0).isEqualTo(funds == 300);
        assertThat(progress).isNotEmpty();
    }
}
