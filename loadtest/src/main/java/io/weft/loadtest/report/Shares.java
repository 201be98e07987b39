package io.weft.loadtest.report;

import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.TotalResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts of a whole, in percent; unknown ({@link #NONE}) of an empty whole. */
public final class Shares {

    public static final double NONE = -1;

    /** An outcome of any other name is a rejection. */
    private static final Set<String> NO_REJECTIONS = Set.of("committed", "read");

    private Shares() {}

    public static double percent(double part, double whole) {
        return whole > 0 ? 100 * part / whole : NONE;
    }

    /** Of the transactions; what only read is not one. */
    public static double rejectedPercent(TotalResult total) {
        return percent(total.rejected(), total.committed() + total.rejected());
    }

    /** As {@link #rejectedPercent(TotalResult)}, of one operation. */
    public static double rejectedPercent(OperationResult operation) {
        long rejected = rejected(operation);
        return percent(rejected, committed(operation) + rejected);
    }

    public static long committed(OperationResult operation) {
        return operation.outcomes().getOrDefault("committed", 0L);
    }

    public static boolean isRejection(String outcome) {
        return !NO_REJECTIONS.contains(outcome);
    }

    /** What went well first, then rejections, the most frequent first. */
    public static List<Map.Entry<String, Long>> ordered(OperationResult operation) {
        return operation.outcomes().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> outcome) -> isRejection(outcome.getKey()))
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
                .toList();
    }

    /** All that ended, whatever the outcome. */
    public static long ended(OperationResult operation) {
        return operation.outcomes().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Node and client together, in microseconds; {@link #NONE} if either is unknown. */
    public static double processorUsPerCommit(TotalResult total) {
        boolean isKnown = Figures.isKnown(total.nodeUsPerCommit()) && Figures.isKnown(total.clientUsPerCommit());
        return isKnown ? total.nodeUsPerCommit() + total.clientUsPerCommit() : NONE;
    }

    private static long rejected(OperationResult operation) {
        return operation.outcomes().entrySet().stream()
                .filter(outcome -> isRejection(outcome.getKey()))
                .mapToLong(outcome -> outcome.getValue())
                .sum();
    }
}
