package io.weft.loadtest.result;

import java.util.List;

/**
 * One load run.
 *
 * @param operations of the measured time alone, in the order in which the workload names them
 * @param seconds    of the whole run, warm-up included, in order
 * @param warnings   why figures may mean less than they seem to; empty if nothing speaks against them
 */
public record LoadResult(RunDescription run, List<OperationResult> operations, List<SecondResult> seconds, TotalResult total,
        AuditResult audit, List<String> warnings) {

    public LoadResult {
        operations = List.copyOf(operations);
        seconds = List.copyOf(seconds);
        warnings = List.copyOf(warnings);
    }
}
