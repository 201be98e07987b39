package io.weft.loadtest.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weft.loadtest.meter.NodeMeter.Serving;
import io.weft.loadtest.report.SampleResults;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.SecondResult;
import io.weft.loadtest.result.TotalResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterLinesTest {

    private static final LatencyResult LATENCY = SampleResults.total().latency();

    @Test
    void shouldAddUpWhatNodesDatabaseAndClientTake() throws Exception {
        // given
        TotalResult total = new TotalResult(1_000, 0, 0, 3, 100, LATENCY, 20.04, 4.02, 93.7, 300, 345.04, 10.02, 0.25, 360.44);

        // when
        ClusterCaseLine line = ClusterCaseLine.of("transfer", 3, SampleResults.with(SampleResults.clean(), total), 3.14);

        // then
        assertThat(line.compilerUs()).isEqualTo(3.1);
        assertThat(line.totalUs()).isEqualTo(34.1);
        assertThat(line.nodesUs()).isEqualTo(20.0);
        assertThat(line.cassandraUs()).isEqualTo(10.0);
        assertThat(new ObjectMapper().writeValueAsString(line)).startsWith("{\"case\":\"transfer\",\"nodes\":3,");
    }

    @Test
    void shouldNotAddUpWhatIsNotKnown() {
        assertThat(ClusterCaseLine.of("transfer", 3, SampleResults.clean(), 1).totalUs()).isEqualTo(-1);
    }

    @Test
    void shouldCompareNodesOfTheSameLoadAlone() {
        // given
        LoadResult alone = sameLoad(1_000, 20, 0, 0);
        LoadResult two = sameLoad(995, 22, 0.5, 300);
        LoadResult three = sameLoad(1_001, 25, 0.4, 374);
        LoadResult late = sameLoad(970, 40, 0.4, 400);
        LoadResult silent = sameLoad(1_000, 21, -1, -1);

        // then
        assertThat(RatiosLine.mostNodesUs(List.of(alone, two, three), 1_000)).isEqualTo(1.25);
        assertThat(RatiosLine.mostBytes(List.of(alone, two, three), 1_000)).isEqualTo(1.12);
        assertThat(RatiosLine.mostNodesUs(List.of(alone, late), 1_000)).as("it did not keep up").isEqualTo(-1);
        assertThat(RatiosLine.mostBytes(List.of(two, silent), 1_000)).as("one is not known").isEqualTo(-1);
        assertThat(RatiosLine.mostNodesUs(List.of(), 1_000)).as("nothing was measured").isEqualTo(-1);
    }

    private static LoadResult sameLoad(double committedPerSecond, double nodesUs, double messages, double messageBytes) {
        return SampleResults.with(SampleResults.clean(), new TotalResult(1_000, 0, 0, 0, committedPerSecond, LATENCY, nodesUs, 4,
                93.7, 300, 300, 10, messages, messageBytes));
    }

    @Test
    void shouldCompareTheSecondsBeforeAndAfterANodeLeft() {
        // given: two seconds of warm-up, three before, and four after, of which one is bad
        long[] committed = {1, 1, 100, 110, 90, 95, 40, 105, 100};
        List<SecondResult> seconds = IntStream.range(0, committed.length).mapToObj(i -> second(i, committed[i])).toList();
        LoadResult result = new LoadResult(SampleResults.run("transfer"), List.of(), seconds, SampleResults.total(),
                new AuditResult(List.of("checked"), List.of()), List.of());

        // when
        MoveLine line = MoveLine.of(99.6, result, 5, new Serving(4, 1));

        // then
        assertThat(line.before()).isEqualTo(100);
        assertThat(line.worst()).isEqualTo(40);
        assertThat(line.worstRatio()).isEqualTo(0.4);
        assertThat(line.medianRatio()).isEqualTo(1.0);
        assertThat(line.longestBeforeUs()).isEqualTo(4_000);
        assertThat(line.longestUs()).isEqualTo(8_000);
        assertThat(line.auditIsClean()).isTrue();
        assertThat(line.warnings()).isEmpty();
        assertThat(MoveLine.of(99.6, result, 5, new Serving(0, 0)).warnings()).containsExactly("no entity moved");
    }

    @Test
    void shouldKnowWhatShareOfTransfersNeedsNothingThatMoves() {
        assertThat(MoveLine.elsewhere(new Serving(0, 0), 16, 4)).isEqualTo(1);
        assertThat(MoveLine.elsewhere(new Serving(1, 0), 16, 4)).isEqualTo(0.88);
        assertThat(MoveLine.elsewhere(new Serving(0, 1), 16, 4)).as("one in 16 is of one shard, and has none").isEqualTo(0.77);
        assertThat(MoveLine.elsewhere(new Serving(16, 4), 16, 4)).isZero();
    }

    private static SecondResult second(int number, long committed) {
        LatencyResult latency = new LatencyResult(committed, 1, 1, 1, 1, number * 1_000L);
        return new SecondResult(number, number < 2, committed, committed, 0, 0, 0, latency, 0, 0, 0);
    }
}
