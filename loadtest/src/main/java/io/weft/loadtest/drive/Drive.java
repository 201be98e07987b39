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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
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
    private long worstBehindUs;
    private long worstWaitUs;

    /**
     * @param channels      the way to a node, asked anew for every connection
     * @param nodeMeter     reads the node's counters
     * @param warmUpSeconds of the run that no figure counts
     */
    public Drive(Supplier<Channel> channels, DriveSettings settings, Workload workload, Accounts accounts, Books books,
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
            workers.add(new Worker(channels, settings, workload.source(books, random.split()), new StepWriter(accounts),
                    new ReadWriter(accounts), tally, SAMPLED / settings.connections() + 1, random.split(), faults));
        }
        this.tallies = new Tallies(counted, workload.operations().size());
    }

    /**
     * What a run gave.
     *
     * @param worstBehindUs how late the generator has begun an operation at worst, although there was room
     * @param worstWaitUs   how long an operation waited for room at worst; open loop only
     */
    public record Outcome(List<OperationResult> operations, List<SecondResult> seconds, TotalResult total, List<String> faults,
            List<TxIdBytes> committed, List<TxIdBytes> rejected, long worstBehindUs, long worstWaitUs) {}

    /** An id of a transaction, as two numbers. */
    public record TxIdBytes(long high, long low) {}

    /** @param onSecond told each second when it is over */
    public Outcome run(Consumer<SecondResult> onSecond) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            threads.add(new Thread(workers.get(i), "load-" + i));
        }
        long beginNanos = System.nanoTime();
        readMeters();
        threads.forEach(Thread::start);
        int last = (int) TimeUnit.MILLISECONDS.toSeconds(settings.durationMs());
        NodeReading node = nodeBefore;
        long clientUs = clientBeforeUs;
        for (int second = 0; second < last; second++) {
            sleepUntil(beginNanos + TimeUnit.SECONDS.toNanos(second + 1L));
            NodeReading nodeNow = nodeMeter.get();
            long clientNowUs = Processor.usedUs();
            onSecond.accept(take(second, nodeNow.processorUsSince(node), clientNowUs - clientUs));
            node = nodeNow;
            clientUs = clientNowUs;
            if (second + 1 == warmUpSeconds) {
                readMeters();
            }
        }
        TotalResult total = total(last - warmUpSeconds, node, clientUs);
        await(threads);
        return new Outcome(operations(), seconds, total, faults.list(), committed(), rejected(), worstBehindUs, worstWaitUs);
    }

    private void readMeters() {
        nodeBefore = nodeMeter.get();
        clientBeforeUs = Processor.usedUs();
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private SecondResult take(int second, long nodeUs, long clientUs) {
        boolean isWarmUp = second < warmUpSeconds;
        Interval interval = tallies.take();
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

    private TotalResult total(int measuredSeconds, NodeReading node, long clientUs) {
        long committed = measured.committed();
        return new TotalResult(committed, measured.rejected(), measured.reads(), measured.retries(), (double) committed / measuredSeconds,
                measured.latency(), each(node.processorUsSince(nodeBefore), committed), each(clientUs - clientBeforeUs, committed),
                node.crossShardPercentSince(nodeBefore), each(node.journalSyncsSince(nodeBefore), measuredSeconds),
                each(node.journalBytesSince(nodeBefore), committed));
    }

    private static double each(long sum, long count) {
        return sum < 0 || count == 0 ? -1 : (double) sum / count;
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
        return workers.stream().flatMap(worker -> worker.committed.list().stream()).toList();
    }

    private List<TxIdBytes> rejected() {
        return workers.stream().flatMap(worker -> worker.rejected.list().stream()).toList();
    }
}
