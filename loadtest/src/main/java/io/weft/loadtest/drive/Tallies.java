package io.weft.loadtest.drive;

import java.util.List;
import org.HdrHistogram.Histogram;

/** What all connections count, taken one interval after another. For one thread. */
final class Tallies {

    private final List<Tally> tallies;
    private final int operations;
    private final long[][] outcomesBefore;
    private final long[] retriesBefore;
    private final Histogram[][] recycled;

    Tallies(List<Tally> tallies, int operations) {
        this.tallies = tallies;
        this.operations = operations;
        this.outcomesBefore = new long[operations][Tally.CODES];
        this.retriesBefore = new long[operations];
        this.recycled = new Histogram[tallies.size()][operations];
    }

    /** What was counted since the last call. */
    Interval take() {
        Interval interval = new Interval(operations);
        interval.countOutcomes(this::outcomesSince);
        for (int operation = 0; operation < operations; operation++) {
            int which = operation;
            long retries = tallies.stream().mapToLong(tally -> tally.retries(which)).sum();
            interval.retries(operation, retries - retriesBefore[operation]);
            retriesBefore[operation] = retries;
            takeLatencies(operation, interval);
        }
        return interval;
    }

    private long outcomesSince(int operation, int code) {
        long count = 0;
        for (Tally tally : tallies) {
            count += tally.outcomes(operation, code);
        }
        long since = count - outcomesBefore[operation][code];
        outcomesBefore[operation][code] = count;
        return since;
    }

    private void takeLatencies(int operation, Interval into) {
        for (int i = 0; i < tallies.size(); i++) {
            recycled[i][operation] = tallies.get(i).takeLatencies(operation, recycled[i][operation]);
            into.addLatencies(operation, recycled[i][operation]);
        }
    }

    long inFlight() {
        return tallies.stream().mapToLong(Tally::inFlight).sum();
    }

    long takeBehindUs() {
        return tallies.stream().mapToLong(Tally::takeBehindNanos).max().orElse(0) / 1_000;
    }

    long takeWaitedUs() {
        return tallies.stream().mapToLong(Tally::takeWaitedNanos).max().orElse(0) / 1_000;
    }
}
