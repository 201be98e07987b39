package io.weft.loadtest.bench;

import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.meter.NodeMeter;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.SecondResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Sums up each minute of a run, without its last seconds: in those the node collects all garbage, which holds up everything,
 * and then catches up. For one run.
 */
final class SoakMinutes implements SecondListener {

    private static final int SECONDS = 60;
    /** Then the garbage is collected. */
    static final int COUNTED_SECONDS = 50;
    private static final int LATENCY_DIGITS = 3;

    private final Heap heap;
    private final Printer printer;
    private final Histogram latenciesUs = new Histogram(LATENCY_DIGITS);
    private final Histogram latestUs = new Histogram(LATENCY_DIGITS);
    private final List<SoakMinute> minutes = new ArrayList<>();
    private long committed;
    private long nodeMs;

    /** Weighs the node; while it does so nothing is counted. */
    interface Heap {
        long afterCollectionBytes() throws IOException, InterruptedException;

        long onDiskBytes() throws IOException;
    }

    /** Told each minute when it is summed up. */
    interface Printer {
        void print(SoakMinute minute) throws IOException;
    }

    SoakMinutes(Heap heap, Printer printer) {
        this.heap = heap;
        this.printer = printer;
    }

    static Heap heapOf(RunningNode node) {
        return new Heap() {
            @Override
            public long afterCollectionBytes() throws IOException, InterruptedException {
                node.collectGarbage();
                return new NodeMeter(node::channel).heapAfterCollectionBytes();
            }

            @Override
            public long onDiskBytes() throws IOException {
                return node.bytesOnDisk();
            }
        };
    }

    @Override
    public void latencies(Histogram ofSecondUs) {
        latestUs.reset();
        latestUs.add(ofSecondUs);
    }

    @Override
    public void second(SecondResult second) throws IOException, InterruptedException {
        int inMinute = second.second() % SECONDS;
        if (inMinute >= COUNTED_SECONDS) {
            return;
        }
        latenciesUs.add(latestUs);
        committed += second.committed();
        nodeMs = nodeMs < 0 || second.nodeMillis() < 0 ? -1 : nodeMs + second.nodeMillis();
        if (inMinute == COUNTED_SECONDS - 1) {
            sumUp(second.second() / SECONDS + 1);
        }
    }

    private void sumUp(int minute) throws IOException, InterruptedException {
        double nodeUs = nodeMs < 0 || committed == 0 ? -1 : Math.round(10_000.0 * nodeMs / committed) / 10.0;
        SoakMinute line = new SoakMinute("minute of soak", minute, Math.round((double) committed / COUNTED_SECONDS),
                latenciesUs.getValueAtPercentile(50), latenciesUs.getValueAtPercentile(99), nodeUs, heap.afterCollectionBytes(),
                heap.onDiskBytes());
        minutes.add(line);
        printer.print(line);
        latenciesUs.reset();
        committed = 0;
        nodeMs = 0;
    }

    List<SoakMinute> list() {
        return List.copyOf(minutes);
    }
}
