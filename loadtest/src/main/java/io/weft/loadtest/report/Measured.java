package io.weft.loadtest.report;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.TotalResult;

/** The figures that thresholds are set for, of a whole run or of one operation; -1 where unknown. */
record Measured(LatencyResult latency, double committedPerSecond, double rejectedPercent, double nodeUsPerCommit,
        double clientUsPerCommit, double processorUsPerCommit) {

    private static final double MS_PER_SECOND = 1_000;

    static Measured of(LoadResult result) {
        TotalResult total = result.total();
        return new Measured(total.latency(), total.committedPerSecond(), Shares.rejectedPercent(total), total.nodeUsPerCommit(),
                total.clientUsPerCommit(), Shares.processorUsPerCommit(total));
    }

    /** Processor time can't be told apart by operation. */
    static Measured of(LoadResult result, OperationResult operation) {
        double seconds = result.run().measuredMs() / MS_PER_SECOND;
        double perSecond = seconds > 0 ? Shares.committed(operation) / seconds : Shares.NONE;
        return new Measured(operation.latency(), perSecond, Shares.rejectedPercent(operation), Shares.NONE, Shares.NONE, Shares.NONE);
    }
}
