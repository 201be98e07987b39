package io.weft.loadtest.report;

import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.SecondResult;
import io.weft.loadtest.result.TotalResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs that never were, always the same. */
public final class SampleResults {

    private static final int WARM_UP_SECONDS = 5;
    private static final int SLOW_SECOND = 41;

    private SampleResults() {}

    /** A minute of SmallBank after five seconds of warm-up, with nothing to complain of. */
    public static LoadResult clean() {
        return new LoadResult(run("smallbank"), operations(), seconds(65), total(), audit(), List.of());
    }

    public static LoadResult ofSeconds(int seconds) {
        return new LoadResult(run("smallbank"), operations(), seconds(seconds), total(), audit(), List.of());
    }

    /** All that may go wrong with a run did: a failed audit, warnings, and figures that nobody could read. */
    public static LoadResult broken() {
        List<SecondResult> seconds = new ArrayList<>();
        for (SecondResult second : seconds(65)) {
            boolean isSilent = second.second() >= 30 && second.second() < 36;
            seconds.add(new SecondResult(second.second(), second.warmUp(), isSilent ? 0 : second.ended(),
                    isSilent ? 0 : second.committed(), second.rejected(), second.retries(), second.inFlight(),
                    isSilent ? LatencyResult.NONE : second.latency(), second.second() * 1_700L, -1, second.clientMillis()));
        }
        TotalResult total = new TotalResult(1_224_120, 30_212, 0, 4_121, 20_402, LATENCY, -1, 4.2, -1, -1, -1, -1, -1, -1);
        AuditResult audit = new AuditResult(audit().checks(),
                List.of("asset 1 sums to 250 over all accounts, not to 0", "transaction 0190f3a2-77aa-7cc1-8a3e-0242ac120002"
                        + " was acknowledged as committed, but the ledger says NOT_FOUND"));
        return new LoadResult(run("smallbank"), operations(), seconds, total, audit,
                List.of("the generator fell behind its schedule by up to 110 ms: it, not the node, may have been the limit",
                        "other programs took 38 % of the machine's processors: compare processor time, not throughput"));
    }

    public static RunDescription run(String workload) {
        return new RunDescription(workload, "localhost:7401", "2026-11-22T10:00:00Z", "0.1.0", "as fast as answered", 42, 100_000,
                4, 1_000, 16_000, 5_000, 60_000, 16, 4, "2 processors, Intel Xeon at 2.80 GHz, others took 11 % of them");
    }

    public static LoadResult with(LoadResult result, RunDescription run) {
        return new LoadResult(run, result.operations(), result.seconds(), result.total(), result.audit(), result.warnings());
    }

    public static LoadResult with(LoadResult result, TotalResult total) {
        return new LoadResult(result.run(), result.operations(), result.seconds(), total, result.audit(), result.warnings());
    }

    static final LatencyResult LATENCY = new LatencyResult(1_441_332, 11_240, 18_410, 36_870, 81_200, 214_015);

    public static TotalResult total() {
        return new TotalResult(1_224_120, 30_212, 187_000, 4_121, 20_402, LATENCY, 5.13, 4.2, 93.7, 118.4, 212, -1, -1, -1);
    }

    private static AuditResult audit() {
        return new AuditResult(List.of("1 asset sums to 0 over 100,001 accounts",
                "1,000 acknowledged transactions of each outcome were looked up and found so",
                "the balances of 100,000 accounts match what the acknowledged transactions imply"), List.of());
    }

    private static List<OperationResult> operations() {
        return List.of(
                operation("amalgamate", Map.of("committed", 208_412L, "guard_failed", 812L), 2_911, 14_100),
                operation("balance", Map.of("read", 187_000L), 0, 2_310),
                operation("deposit_checking", Map.of("committed", 211_040L), 4, 9_800),
                operation("send_payment", Map.of("committed", 330_112L, "insufficient_available", 15_130L, "account_frozen", 44L), 3,
                        11_900),
                operation("transact_savings", Map.of("committed", 205_998L, "insufficient_available", 5_012L), 3, 10_050),
                operation("write_check", Map.of("committed", 268_558L, "insufficient_available", 9_208L, "tx_expired", 6L), 1_200,
                        13_400));
    }

    private static OperationResult operation(String name, Map<String, Long> outcomes, long retries, long p50Us) {
        long count = outcomes.values().stream().mapToLong(Long::longValue).sum();
        return new OperationResult(name, outcomes, retries,
                new LatencyResult(count, p50Us, p50Us * 17 / 10, p50Us * 31 / 10, p50Us * 72 / 10, p50Us * 15));
    }

    private static List<SecondResult> seconds(int count) {
        Random random = new Random(7);
        List<SecondResult> seconds = new ArrayList<>();
        for (int second = 0; second < count; second++) {
            seconds.add(second(second, random));
        }
        return seconds;
    }

    private static SecondResult second(int second, Random random) {
        double speed = Math.min(1, 0.25 + 0.2 * second) * (second == SLOW_SECOND ? 0.55 : 1) * (0.93 + 0.14 * random.nextDouble());
        long committed = Math.round(20_400 * speed);
        long p50 = Math.round(11_000 / speed);
        long p99 = Math.round(p50 * (2.6 + random.nextDouble()));
        long max = Math.round(p99 * (1.3 + 2.5 * random.nextDouble()));
        LatencyResult latency = new LatencyResult(committed + committed / 7, p50, p50 * 3 / 2, p99, (p99 + max) / 2, max);
        return new SecondResult(second, second < WARM_UP_SECONDS, committed + committed / 7, committed,
                committed / 40 + random.nextInt(90),
                random.nextInt(140), 15_000 + random.nextInt(1_000), latency, 0, Math.round(1_050 * speed),
                Math.round(860 * speed));
    }
}
