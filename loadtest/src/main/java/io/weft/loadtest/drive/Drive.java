package io.weft.loadtest.drive;

import io.grpc.Channel;
import io.weft.loadtest.meter.NodeReading;
import io.weft.loadtest.meter.Processor;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.SecondResult;
import io.weft.loadtest.result.TotalResult;
import io.weft.loadtest.wire.Accounts;
import io.weft.loadtest.wire.ReadWriter;
import io.weft.loadtest.wire.StepWriter;
import io.weft.loadtest.workload.Books;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One run of a workload, from its first operation to the end of its last. To be used once. */
public final class Drive {

    /** Acknowledged transactions to be looked up afterwards, of each kind and of all connections. */
    private static final int SAMPLED = 4_000;
    private static final long DRAIN_TIMEOUT_MS = 30_000;

    private final DriveSettings settings;
    private final Workload workload;
    private final Supplier<NodeReading> nodeMeter;
    private final int warmUpSeconds;
    private final List<Worker> workers = new ArrayList<>();
    private final Faults faults = new Faults();
    private final Tallies tallies;
    private final Interval measured;
    private final List<SecondResult> seconds = new ArrayList<>();

    private NodeReading nodeBefore;
    private long clientBeforeUs;
    private long measuredFromNanos;
    private long worstBehindUs;
    private long worstWaitUs;

    /**
     * @param nodes         the way to each, asked anew for every stream; the connections are spread over them
     * @param nodeMeter     reads the nodes' counters
     * @param warmUpSeconds of the run that no figure counts
     */
    public Drive(List<Supplier<Channel>> nodes, DriveSettings settings, Workload workload, Accounts accounts, Books books,
            Supplier<NodeReading> nodeMeter, int warmUpSeconds, long seed) {
        this.settings = settings;
        this.workload = workload;
        this.nodeMeter = nodeMeter;
        this.warmUpSeconds = warmUpSeconds;
        this.measured = new Interval(workload.operations().size());
        List<Tally> counted = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < settings.connections(); i++) {
            Tally tally = new Tally(workload.operations().size());
            counted.add(tally);
            workers.add(new Worker(nodes, i, settings, workload.source(books, random.split()), new StepWriter(accounts),
                    new ReadWriter(accounts), tally, SAMPLED / settings.connections() + 1, random.split(), faults));
        }
        this.tallies = new Tallies(counted, workload.operations().size());
    }

    /**
     * What a run gave.
     *
     * @param measuredMs    how long was measured: to the end of the time, or to the end of the workload if that came before; a
     *                      node that answers slowly makes it longer
     * @param worstBehindUs how late the generator has begun an operation at worst, although there was room
     * @param worstWaitUs   how long an operation waited for room at worst; open loop only
     */
    public record Outcome(List<OperationResult> operations, List<SecondResult> seconds, TotalResult total, List<String> faults,
            List<TxIdBytes> committed, List<TxIdBytes> rejected, long measuredMs, long worstBehindUs, long worstWaitUs) {}

    /** An id of a transaction, as two numbers. */
    public record TxIdBytes(long high, long low) {}

    /** Ends when the time is over, or the workload has nothing more, and every operation has ended. */
    public Outcome run(SecondListener onSecond) throws IOException, InterruptedException {
        CountDownLatch underWay = new CountDownLatch(workers.size());
        List<Thread> threads = threads(underWay);
        NodeReading node = nodeMeter.get();
        long clientUs = Processor.usedUs();
        long beginNanos = System.nanoTime();
        measureFrom(node, clientUs, beginNanos);
        threads.forEach(Thread::start);
        int last = (int) TimeUnit.MILLISECONDS.toSeconds(settings.durationMs());
        long takenNanos = beginNanos;
        boolean isOver = false;
        int second = 0;
        for (; second < last && !isOver; second++) {
            long endNanos = beginNanos + TimeUnit.SECONDS.toNanos(second + 1L);
            isOver = underWay.await(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            NodeReading nodeNow = nodeMeter.get();
            long clientNowUs = Processor.usedUs();
            takenNanos = System.nanoTime();
            onSecond.second(take(second, nodeNow.processorUsSince(node), clientNowUs - clientUs, onSecond));
            node = nodeNow;
            clientUs = clientNowUs;
            if (second + 1 == warmUpSeconds) {
                measureFrom(node, clientUs, takenNanos);
            }
        }
        long measuredMs = second < warmUpSeconds ? 0 : TimeUnit.NANOSECONDS.toMillis(takenNanos - measuredFromNanos);
        TotalResult total = total(measuredMs, node, clientUs);
        await(threads);
        return new Outcome(operations(), seconds, total, faults.list(), committed(), rejected(), measuredMs, worstBehindUs,
                worstWaitUs);
    }

    /** What is counted from now on counts. The meters were read just before, as they are at the end: both windows are as long. */
    private void measureFrom(NodeReading node, long clientUs, long nowNanos) {
        nodeBefore = node;
        clientBeforeUs = clientUs;
        measuredFromNanos = nowNanos;
    }

    private List<Thread> threads(CountDownLatch underWay) {
        List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers) {
            Runnable countedDown = () -> {
                worker.run();
                underWay.countDown();
            };
            threads.add(new Thread(countedDown, "load-" + threads.size()));
        }
        return threads;
    }

    private SecondResult take(int second, long nodeUs, long clientUs, SecondListener listener) {
        boolean isWarmUp = second < warmUpSeconds;
        Interval interval = tallies.take();
        listener.latencies(interval.latencies());
        long behindUs = tallies.takeBehindUs();
        long waitedUs = tallies.takeWaitedUs();
        if (!isWarmUp) {
            measured.add(interval);
            worstBehindUs = Math.max(worstBehindUs, behindUs);
            worstWaitUs = Math.max(worstWaitUs, waitedUs);
        }
        SecondResult result = new SecondResult(second, isWarmUp, interval.latency().count(), interval.committed(),
                interval.rejected(), interval.retries(), tallies.inFlight(), interval.latency(),
                settings.isOpenLoop() ? Math.max(behindUs, waitedUs) : 0, nodeUs < 0 ? -1 : nodeUs / 1_000, clientUs / 1_000);
        seconds.add(result);
        return result;
    }

    private TotalResult total(long measuredMs, NodeReading node, long clientUs) {
        long committed = measured.committed();
        double seconds = Math.max(1, measuredMs) / 1_000.0;
        return new TotalResult(committed, measured.rejected(), measured.reads(), measured.retries(), committed / seconds,
                measured.latency(), each(node.processorUsSince(nodeBefore), committed), each(clientUs - clientBeforeUs, committed),
                node.crossShardPercentSince(nodeBefore), each(node.journalSyncsSince(nodeBefore), seconds),
                each(node.journalBytesSince(nodeBefore), committed), each(node.databaseUsSince(nodeBefore), committed),
                each(node.messagesSince(nodeBefore), committed), each(node.messageBytesSince(nodeBefore), committed));
    }

    private static double each(long sum, double count) {
        return sum < 0 || count == 0 ? -1 : sum / count;
    }

    private List<OperationResult> operations() {
        List<OperationResult> results = new ArrayList<>();
        for (int i = 0; i < workload.operations().size(); i++) {
            results.add(new OperationResult(workload.operations().get(i), measured.outcomes(i), measured.retries(i), measured.latency(i)));
        }
        return results;
    }

    /** Until every operation has ended. */
    private void await(List<Thread> threads) throws InterruptedException {
        long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.giveUpMs() + DRAIN_TIMEOUT_MS);
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime())));
            if (thread.isAlive()) {
                faults.add("operations did not end");
                thread.interrupt();
            }
        }
    }

    private List<TxIdBytes> committed() {
        return workers.stream().flatMap(worker -> worker.operations.committed.list().stream()).toList();
    }

    private List<TxIdBytes> rejected() {
        return workers.stream().flatMap(worker -> worker.operations.rejected.list().stream()).toList();
    }
}
