package io.weft.loadtest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.SecondResult;
import java.util.List;

/**
 * Latency with or without checkpoints.
 *
 * @param medianSecondP99Us the p99 of the second in the middle, of all measured seconds in the order of their p99
 * @param worstSecondP99Us  the p99 of the worst second
 * @param bytesOnDisk       of the node's directory, when all was measured
 */
@JsonPropertyOrder("case")
record CheckpointLine(@JsonProperty("case") String name, double opsPerSecond, double committedPerSecond, long p50Us, long p99Us,
        long medianSecondP99Us, long worstSecondP99Us, CheckpointSeconds.Result checkpoints, long bytesOnDisk,
        boolean auditIsClean, List<String> failures, List<String> warnings, String machine) {

    static CheckpointLine of(String name, double opsPerSecond, LoadResult result, CheckpointSeconds.Result checkpoints,
            long bytesOnDisk) {
        List<Long> p99Us = result.seconds().stream().filter(second -> !second.warmUp()).map(SecondResult::latency)
                .map(latency -> latency.p99Us()).sorted().toList();
        return new CheckpointLine(name, Math.round(opsPerSecond), Math.round(result.total().committedPerSecond()),
                result.total().latency().p50Us(), result.total().latency().p99Us(), p99Us.get(p99Us.size() / 2),
                p99Us.get(p99Us.size() - 1), checkpoints, bytesOnDisk, result.audit().isClean(), result.audit().failures(),
                result.warnings(), result.run().machine());
    }
}
