package io.weft.loadtest.drive;

import io.weft.loadtest.result.LatencyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import org.HdrHistogram.Histogram;

/** What all connections counted in a time, by operation. Not thread-safe. */
final class Interval {

    private static final int LATENCY_DIGITS = 3;

    private final List<Histogram> latencies = new ArrayList<>();
    private final long[][] outcomes;
    private final long[] retries;

    Interval(int operations) {
        outcomes = new long[operations][Tally.CODES];
        retries = new long[operations];
        for (int i = 0; i < operations; i++) {
            latencies.add(new Histogram(LATENCY_DIGITS));
        }
    }

    void add(Interval other) {
        for (int operation = 0; operation < retries.length; operation++) {
            latencies.get(operation).add(other.latencies.get(operation));
            retries[operation] += other.retries[operation];
            for (int code = 0; code < Tally.CODES; code++) {
                outcomes[operation][code] += other.outcomes[operation][code];
            }
        }
    }

    void addLatencies(int operation, Histogram more) {
        latencies.get(operation).add(more);
    }

    void countOutcomes(ToLongBiFunction<Integer, Integer> counted) {
        for (int operation = 0; operation < retries.length; operation++) {
            for (int code = 0; code < Tally.CODES; code++) {
                outcomes[operation][code] = counted.applyAsLong(operation, code);
            }
        }
    }

    void retries(int operation, long count) {
        retries[operation] = count;
    }

    long committed() {
        long sum = 0;
        for (long[] codes : outcomes) {
            sum += codes[0];
        }
        return sum;
    }

    long rejected() {
        long sum = -committed() - reads();
        for (long[] codes : outcomes) {
            for (long count : codes) {
                sum += count;
            }
        }
        return sum;
    }

    long reads() {
        long sum = 0;
        for (long[] codes : outcomes) {
            sum += codes[Tally.READ];
        }
        return sum;
    }

    long retries() {
        long sum = 0;
        for (long count : retries) {
            sum += count;
        }
        return sum;
    }

    long retries(int operation) {
        return retries[operation];
    }

    /** By name, those that came. */
    Map<String, Long> outcomes(int operation) {
        Map<String, Long> byName = new TreeMap<>();
        for (int code = 0; code < Tally.CODES; code++) {
            if (outcomes[operation][code] > 0) {
                byName.put(OutcomeNames.of(code), outcomes[operation][code]);
            }
        }
        return byName;
    }

    LatencyResult latency(int operation) {
        return of(latencies.get(operation));
    }

    /** Of all operations. */
    LatencyResult latency() {
        return of(latencies());
    }

    /** Of all operations, in microseconds. */
    Histogram latencies() {
        Histogram all = new Histogram(LATENCY_DIGITS);
        latencies.forEach(all::add);
        return all;
    }

    private static LatencyResult of(Histogram histogram) {
        return histogram.getTotalCount() == 0 ? LatencyResult.NONE
                : new LatencyResult(histogram.getTotalCount(), histogram.getValueAtPercentile(50),
                        histogram.getValueAtPercentile(90), histogram.getValueAtPercentile(99),
                        histogram.getValueAtPercentile(99.9), histogram.getMaxValue());
    }
}
