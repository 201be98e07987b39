package io.weft.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weft.loadtest.meter.NodeReading;
import io.weft.loadtest.report.SampleResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {

    @Test
    void shouldWeighAccountsByWhatWasAdded() throws Exception {
        // when
        HeapLine line = HeapLine.of("heap", 1_000, 2_000, 5_000, 255_040);

        // then
        assertThat(line.openedPerSecond()).isEqualTo(500);
        assertThat(line.heapBytesPerAccount()).isEqualTo(250.0);
        assertThat(new ObjectMapper().writeValueAsString(line)).startsWith("{\"case\":\"heap\",\"accounts\":1000,");
    }

    @ParameterizedTest
    @CsvSource({"70, 100, 0.7", "100, 70, 1.43", "-1, 100, -1", "100, 0, -1", "100, -1, -1", "0, 100, 0"})
    void shouldCompareWhatIsKnown(double one, double other, double ratio) {
        // when, then
        assertThat(RatioLine.ratio(one, other)).isEqualTo(ratio);
    }

    @Test
    void shouldFindTheMiddleAndTheWorstOfAllMeasuredSeconds() {
        // when
        CheckpointLine line = CheckpointLine.of("often", 1_000.4, SampleResults.clean(),
                new CheckpointSeconds(() -> NodeReading.UNKNOWN).result(), 77);

        // then
        long[] p99Us = SampleResults.clean().seconds().stream().filter(second -> !second.warmUp())
                .mapToLong(second -> second.latency().p99Us()).sorted().toArray();
        assertThat(line.medianSecondP99Us()).isEqualTo(p99Us[p99Us.length / 2]);
        assertThat(line.worstSecondP99Us()).isEqualTo(p99Us[p99Us.length - 1]);
        assertThat(line.opsPerSecond()).isEqualTo(1_000);
        assertThat(line.bytesOnDisk()).isEqualTo(77);
    }
}
