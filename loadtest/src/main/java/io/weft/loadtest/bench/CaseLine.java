package io.weft.loadtest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weft.loadtest.result.LoadResult;
import java.util.List;

/**
 * One case of a measurement, as it is printed. Times are per committed transaction unless they are latencies; −1 is
 * unknown.
 */
@JsonPropertyOrder({"case", "committedPerSecond", "nodeUs", "clientUs", "p50Us", "p99Us"})
record CaseLine(@JsonProperty("case") String name, double committedPerSecond, double rejectedPerSecond, double nodeUs, double clientUs, long p50Us,
        long p99Us, double crossShardPercent, double syncsPerSecond, double journaledBytes, boolean auditIsClean,
        List<String> failures, List<String> warnings, String machine) {

    static CaseLine of(String name, LoadResult result) {
        double seconds = result.run().measuredMs() / 1_000.0;
        return new CaseLine(name, tenths(result.total().committedPerSecond()), tenths(result.total().rejected() / seconds),
                tenths(result.total().nodeUsPerCommit()), tenths(result.total().clientUsPerCommit()),
                result.total().latency().p50Us(), result.total().latency().p99Us(), tenths(result.total().crossShardPercent()),
                tenths(result.total().syncsPerSecond()), tenths(result.total().journaledBytesPerCommit()),
                result.audit().isClean(), result.audit().failures(), result.warnings(), result.run().machine());
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
