package io.weft.loadtest.drive;

import io.grpc.Channel;
import io.weft.loadtest.wire.RawStream;
import io.weft.loadtest.wire.ReadWriter;
import io.weft.loadtest.wire.StepWriter;
import io.weft.loadtest.workload.Source;
import io.weft.loadtest.workload.Work;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One connection and its thread: begins operations when they are due, hears answers, and sends what is there to be sent.
 * The hot path makes one array for each message and nothing for a transaction.
 */
final class Worker implements Runnable {

    private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** So that operations whose times are close travel together. */
    private static final long MIN_WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final Backoff BACKOFF = new Backoff(4, 250);

    private final DriveSettings settings;
    private final Source source;
    private final Schedule schedule;
    private final Faults faults;
    private final Tally tally;
    private final Connection connection = new Connection();
    private final Link executes;
    private final Link reads;

    final Operations operations;

    private long beginNanos;
    private long endNanos;
    private long begun;
    private boolean wasFull;
    private long nowNanos;

    /**
     * @param number  of the connection, from 0
     * @param sampled how many acknowledged transactions of each kind to remember
     */
    Worker(List<Supplier<Channel>> nodes, int number, DriveSettings settings, Source source, StepWriter steps, ReadWriter readWriter,
            Tally tally, int sampled, SplittableRandom random, Faults faults) {
        this.settings = settings;
        this.source = source;
        this.tally = tally;
        this.faults = faults;
        this.schedule = settings.isOpenLoop()
                ? new Schedule(settings.opsPerSecond() / settings.connections(), TimeUnit.MILLISECONDS.toNanos(settings.rampMs()))
                : null;
        this.operations = new Operations(settings, source, tally, faults, BACKOFF, sampled, random, this::send);
        long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(settings.answerTimeoutMs());
        NextNode executingNode = new NextNode(nodes, number);
        NextNode readNode = new NextNode(nodes, number);
        this.executes = new Link(() -> RawStream.executeBatches(executingNode.get(), connection),
                new ExecuteFormat(source, operations, steps), settings.maxBatch(), timeoutNanos, BACKOFF, operations::tryAgain);
        this.reads = new Link(() -> RawStream.readBatches(readNode.get(), connection), new ReadFormat(source, operations, readWriter),
                Math.max(1, settings.maxBatch() / Work.BALANCES), timeoutNanos, BACKOFF, operations::tryAgain);
    }

    /** Ends when the time is over, or the workload has nothing more, and every operation has ended or is given up. */
    @Override
    public void run() {
        try {
            beginNanos = System.nanoTime();
            now(beginNanos);
            endNanos = beginNanos + TimeUnit.MILLISECONDS.toNanos(settings.durationMs());
            while (mayBegin() || operations.inFlight() > 0) {
                hear(connection.poll(waitNanos()));
                turn();
            }
        } catch (InterruptedException e) {
            faults.add("interrupted");
        } catch (IOException | RuntimeException e) {
            faults.add("a connection of the generator failed: " + e);
        } finally {
            executes.close();
            reads.close();
        }
    }

    private void now(long nanos) {
        nowNanos = nanos;
        operations.now(nanos);
    }

    private boolean mayBegin() {
        return nowNanos < endNanos && !operations.isExhausted();
    }

    private long waitNanos() {
        if (executes.canSend() || reads.canSend()) {
            return 0;
        }
        long wait = operations.waitNanos(MAX_WAIT_NANOS);
        if (schedule != null && operations.hasRoom()) {
            wait = Math.min(wait, nextIntendedNanos() - nowNanos);
        }
        return Math.max(MIN_WAIT_NANOS, wait);
    }

    private void hear(Connection.Event event) throws IOException {
        now(System.nanoTime());
        if (event != null && !executes.hear(event, nowNanos)) {
            reads.hear(event, nowNanos);
        }
    }

    private void turn() throws InterruptedException, IOException {
        for (Connection.Event event = connection.poll(0); event != null; event = connection.poll(0)) {
            hear(event);
        }
        now(System.nanoTime());
        operations.resume();
        begin();
        executes.breakIfStuck(nowNanos);
        reads.breakIfStuck(nowNanos);
        executes.send(nowNanos);
        reads.send(nowNanos);
        tally.inFlight(operations.inFlight());
    }

    private void begin() {
        long intendedNanos = nextIntendedNanos();
        while (mayBegin() && operations.hasRoom() && intendedNanos <= nowNanos) {
            begun++;
            if (!wasFull) {
                tally.behind(nowNanos - intendedNanos);
            }
            operations.begin(intendedNanos);
            intendedNanos = nextIntendedNanos();
        }
        wasFull = !operations.hasRoom();
        if (wasFull && schedule != null && mayBegin()) {
            tally.full(nowNanos - intendedNanos);
        }
    }

    private long nextIntendedNanos() {
        return schedule == null ? nowNanos : beginNanos + schedule.startNanos(begun);
    }

    private void send(Work work) {
        (source.isRead(work) ? reads : executes).add(work);
    }
}
