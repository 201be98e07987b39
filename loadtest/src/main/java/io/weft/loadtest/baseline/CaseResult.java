package io.weft.loadtest.baseline;

import io.weft.loadtest.result.AuditResult;
import java.util.Map;

/**
 * One case. Figures are of the measured time alone; deadlocks, batches made row by row and the audit are of all that
 * was sent, warm-up included.
 *
 * @param name              {@code single} or {@code batch}
 * @param method            in words: how the transfers are made
 * @param transfersPerTransaction in each transaction of PostgreSQL
 * @param refused           transfers, for want of funds
 * @param deadlocks         transactions that PostgreSQL ended to solve a deadlock, each of which was repeated
 * @param rowByRow          transactions that could not be made as a whole and were made transfer by transfer
 * @param serverUsPerCommit processor time of all processes of PostgreSQL for each committed transfer, in microseconds;
 *                          -1 if unknown
 * @param clientUsPerCommit the same of this process
 * @param p50Us             of a transaction, from sending it to its answer, like all latencies here
 * @param syncsPerSecond    of the write-ahead log; PostgreSQL counts them up to a second late
 * @param walBytesPerCommit written to the write-ahead log for each committed transfer
 * @param settings          of PostgreSQL, by their names there
 */
public record CaseResult(String name, String method, int transfersPerTransaction, int accounts, int connections,
        long seed, long measuredMs, long committed, long refused, long deadlocks, long rowByRow,
        double committedPerSecond, double serverUsPerCommit, double clientUsPerCommit, long p50Us, long p99Us,
        long maxUs, double syncsPerSecond, double walBytesPerCommit, AuditResult audit, MachineResult machine,
        Map<String, String> settings) {}
