package io.weft.loadtest.result;

import java.util.Map;
import java.util.TreeMap;

/**
 * One kind of operation of a workload.
 *
 * @param outcomes counts by the outcome's name: "committed", "read", or the code of a rejection in lower case; sorted
 * @param retries  answers that were not final, each followed by another try of the same transaction
 * @param latency  of all that ended, whatever its outcome, retries included; from the intended start in an open loop
 */
public record OperationResult(String name, Map<String, Long> outcomes, long retries, LatencyResult latency) {

    public OperationResult {
        outcomes = new TreeMap<>(outcomes);
    }
}
