package io.weft.loadtest.bench;

import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.meter.NodeReading;
import io.weft.loadtest.result.SecondResult;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Tells the seconds of a run in which a checkpoint of the node was under way, be it for a part of them, from those in which
 * none was. A second of which the node did not say counts as neither. To be made just before the run; for one run.
 */
final class CheckpointSeconds implements SecondListener {

    private static final int LATENCY_DIGITS = 3;
    private static final double US_PER_PERCENT_OF_SECOND = 10_000;

    private final Supplier<NodeReading> node;
    private final Side during = new Side();
    private final Side between = new Side();
    private final Histogram latestUs = new Histogram(LATENCY_DIGITS);
    private NodeReading latest;
    private long checkpoints;
    private long busyUs;

    /** Seconds of one kind, and the latencies of all that has ended in them. */
    private static final class Side {
        private final Histogram latenciesUs = new Histogram(LATENCY_DIGITS);
        private int seconds;

        void add(Histogram ofSecondUs) {
            seconds++;
            latenciesUs.add(ofSecondUs);
        }

        long p99Us() {
            return latenciesUs.getTotalCount() == 0 ? -1 : latenciesUs.getValueAtPercentile(99);
        }
    }

    /** @param node reads the node's counters */
    CheckpointSeconds(Supplier<NodeReading> node) {
        this.node = node;
        this.latest = node.get();
    }

    /**
     * What was found.
     *
     * @param installed      checkpoints of one entity each
     * @param busyPercent    of the time in which at least one was under way; −1 if the node never said
     * @param secondsDuring  in which one was under way, be it for a part
     * @param duringP99Us    of all that has ended in those; −1 if there is nothing, and so below
     * @param secondsBetween in which none was
     * @param p99Ratio       of the seconds during to those between
     */
    record Result(long installed, double busyPercent, int secondsDuring, long duringP99Us, int secondsBetween, long betweenP99Us,
            double p99Ratio) {}

    @Override
    public void latencies(Histogram ofSecondUs) {
        latestUs.reset();
        latestUs.add(ofSecondUs);
    }

    @Override
    public void second(SecondResult second) {
        NodeReading now = node.get();
        long busyInSecondUs = now.checkpointBusyUsSince(latest);
        long installedInSecond = now.checkpointsSince(latest);
        latest = now;
        if (second.warmUp() || busyInSecondUs < 0) {
            return;
        }
        checkpoints += Math.max(0, installedInSecond);
        busyUs += busyInSecondUs;
        (busyInSecondUs > 0 ? during : between).add(latestUs);
    }

    Result result() {
        int known = during.seconds + between.seconds;
        double busyPercent = known == 0 ? -1 : Math.round(10 * busyUs / US_PER_PERCENT_OF_SECOND / known) / 10.0;
        return new Result(checkpoints, busyPercent, during.seconds, during.p99Us(), between.seconds, between.p99Us(),
                RatioLine.ratio(during.p99Us(), between.p99Us()));
    }
}
