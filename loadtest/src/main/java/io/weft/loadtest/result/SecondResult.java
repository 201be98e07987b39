package io.weft.loadtest.result;

/**
 * One second of a run; the last is shorter if the workload has ended in it.
 *
 * @param second        from 0, warm-up included
 * @param warmUp        whether it is left out of the operations' figures
 * @param ended         operations that ended in it
 * @param committed     transactions
 * @param rejected      transactions, for good
 * @param retries       answers that were not final
 * @param inFlight      begun and not ended, at the end of the second
 * @param behindUs      how far behind its schedule the generator was at worst; 0 in a closed loop
 * @param nodeMillis    processor time of the node that was asked, in milliseconds; -1 if it could not be read
 * @param clientMillis  processor time of this process, in milliseconds
 */
public record SecondResult(int second, boolean warmUp, long ended, long committed, long rejected, long retries, long inFlight,
        LatencyResult latency, long behindUs, long nodeMillis, long clientMillis) {}
