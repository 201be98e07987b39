package io.weft.loadtest.drive;

import io.grpc.Channel;
import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.wire.BalanceReader;
import io.weft.loadtest.wire.OutcomeReader;
import io.weft.loadtest.wire.OutcomeReader.Kind;
import io.weft.loadtest.wire.RawStream;
import io.weft.loadtest.wire.ReadWriter;
import io.weft.loadtest.wire.StepWriter;
import io.weft.loadtest.workload.Source;
import io.weft.loadtest.workload.Work;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One connection and its thread. The hot path makes one array for each message and nothing for a transaction. A
 * transaction whose outcome is not final is sent again under the same id, after a pause that grows; so are those that a
 * broken stream has left without an answer.
 */
final class Worker implements Runnable {

    private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** So that operations whose times are close travel together. */
    private static final long MIN_WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final DriveSettings settings;
    private final Source source;
    private final Schedule schedule;
    private final Pauses pauses;
    private final Faults faults;
    private final Connection connection = new Connection();
    private final TxIdSource txIds = new TxIdSource();
    private final Link executes;
    private final Link reads;
    private final ArrayDeque<Work> free;
    private final PriorityQueue<Work> pausing = new PriorityQueue<>(Comparator.comparingLong(work -> work.nextTryNanos));

    final Tally tally;
    final Acknowledged committed;
    final Acknowledged rejected;

    private long beginNanos;
    private long endNanos;
    private long begun;
    private boolean wasFull;
    private long nowNanos;

    /** @param sampled how many acknowledged transactions of each kind to remember */
    Worker(Supplier<Channel> channels, DriveSettings settings, Source source, StepWriter steps, ReadWriter readWriter, Tally tally,
            int sampled, SplittableRandom random, Faults faults) {
        this.settings = settings;
        this.source = source;
        this.tally = tally;
        this.faults = faults;
        this.pauses = new Pauses(random);
        this.committed = new Acknowledged(sampled, random.split());
        this.rejected = new Acknowledged(sampled, random.split());
        this.schedule = settings.isOpenLoop()
                ? new Schedule(settings.opsPerSecond() / settings.connections(), TimeUnit.MILLISECONDS.toNanos(settings.rampMs()))
                : null;
        this.free = new ArrayDeque<>(settings.inFlight());
        for (int i = 0; i < settings.inFlight(); i++) {
            free.add(new Work());
        }
        long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(settings.answerTimeoutMs());
        this.executes = new Link(() -> RawStream.executeBatches(channels.get(), connection), new Executes(steps),
                settings.maxBatch(), timeoutNanos, pauses, this::tryAgain);
        this.reads = new Link(() -> RawStream.readBatches(channels.get(), connection), new Reads(readWriter),
                Math.max(1, settings.maxBatch() / Work.BALANCES), timeoutNanos, pauses, this::tryAgain);
    }

    /** Ends when the time is over and every operation has ended, or is given up. */
    @Override
    public void run() {
        try {
            beginNanos = System.nanoTime();
            nowNanos = beginNanos;
            endNanos = beginNanos + TimeUnit.MILLISECONDS.toNanos(settings.durationMs());
            while (nowNanos < endNanos || free.size() < settings.inFlight()) {
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

    private long waitNanos() {
        if (executes.canSend() || reads.canSend()) {
            return 0;
        }
        long wait = MAX_WAIT_NANOS;
        if (!pausing.isEmpty()) {
            wait = Math.min(wait, pausing.peek().nextTryNanos - nowNanos);
        }
        if (schedule != null && !free.isEmpty()) {
            wait = Math.min(wait, nextIntendedNanos() - nowNanos);
        }
        return Math.max(MIN_WAIT_NANOS, wait);
    }

    private void hear(Connection.Event event) throws IOException {
        nowNanos = System.nanoTime();
        if (event != null && !executes.hear(event, nowNanos)) {
            reads.hear(event, nowNanos);
        }
    }

    private void turn() throws InterruptedException, IOException {
        for (Connection.Event event = connection.poll(0); event != null; event = connection.poll(0)) {
            hear(event);
        }
        nowNanos = System.nanoTime();
        while (!pausing.isEmpty() && pausing.peek().nextTryNanos <= nowNanos) {
            send(pausing.remove());
        }
        begin();
        executes.breakIfStuck(nowNanos);
        reads.breakIfStuck(nowNanos);
        executes.send(nowNanos);
        reads.send(nowNanos);
        tally.inFlight(settings.inFlight() - free.size());
    }

    private void begin() {
        if (nowNanos >= endNanos) {
            return;
        }
        long intendedNanos = nextIntendedNanos();
        while (!free.isEmpty() && intendedNanos <= nowNanos) {
            begin(free.remove(), intendedNanos);
            intendedNanos = nextIntendedNanos();
        }
        wasFull = free.isEmpty();
        if (wasFull && schedule != null) {
            tally.full(nowNanos - intendedNanos);
        }
    }

    private long nextIntendedNanos() {
        return schedule == null ? nowNanos : beginNanos + schedule.startNanos(begun);
    }

    private void begin(Work work, long intendedNanos) {
        begun++;
        work.operation = 0;
        work.phase = 0;
        work.intendedNanos = intendedNanos;
        if (!wasFull) {
            tally.behind(nowNanos - intendedNanos);
        }
        source.begin(work);
        beginPhase(work);
    }

    private void beginPhase(Work work) {
        work.tries = 0;
        work.sentNanos = nowNanos;
        if (!source.isRead(work)) {
            txIds.next(work);
        }
        send(work);
    }

    private void send(Work work) {
        (source.isRead(work) ? reads : executes).add(work);
    }

    private void committed(Work work) {
        tally.outcome(work.operation, 0);
        committed.add(work.idHigh, work.idLow);
        goOn(work, source.committed(work));
    }

    private void rejected(Work work, int code) {
        tally.outcome(work.operation, code);
        rejected.add(work.idHigh, work.idLow);
        Source.Refusal refusal = source.rejected(work, code);
        if (refusal == Source.Refusal.BEGINS_ANEW) {
            work.phase = 0;
            beginPhase(work);
            return;
        }
        if (refusal == Source.Refusal.WRONG) {
            faults.add("a transaction was refused that should not be: " + RejectionCode.forNumber(code));
        }
        goOn(work, false);
    }

    private void goOn(Work work, boolean goesOn) {
        if (goesOn) {
            work.phase++;
            beginPhase(work);
        } else {
            tally.ended(work.operation, nowNanos - work.intendedNanos);
            free.add(work);
        }
    }

    private void tryAgain(Work work, String trouble) {
        tally.retried(work.operation);
        if (nowNanos - work.sentNanos > TimeUnit.MILLISECONDS.toNanos(settings.giveUpMs())) {
            faults.add("an operation had no final outcome for " + settings.giveUpMs() + " ms: " + trouble);
            free.add(work);
            return;
        }
        work.nextTryNanos = nowNanos + pauses.nanos(work.tries);
        pausing.add(work);
    }

    /** Transactions. */
    private final class Executes implements Link.Format, OutcomeReader.Listener {

        private final StepWriter writer;

        Executes(StepWriter writer) {
            this.writer = writer;
        }

        @Override
        public byte[] write(long batchId, Work[] works) {
            writer.beginBatch(batchId);
            for (Work work : works) {
                writer.beginTransaction(work.idHigh, work.idLow);
                source.write(work, writer);
                writer.endTransaction();
            }
            return writer.endBatch();
        }

        @Override
        public void read(byte[] response) throws IOException {
            OutcomeReader.read(response, this);
        }

        @Override
        public void outcome(long batchId, int index, Kind kind, int code) {
            Work work = executes.take(batchId, index);
            if (work == null) {
                return;
            }
            if (kind == Kind.COMMITTED) {
                committed(work);
            } else if (kind == Kind.REJECTED && code != RejectionCode.TX_EXPIRED_VALUE) {
                rejected(work, code);
            } else {
                tryAgain(work, kind + " " + code);
            }
        }
    }

    /** Reads, as many of each operation as it wants balances. */
    private final class Reads implements Link.Format, BalanceReader.Listener {

        private final ReadWriter writer;

        Reads(ReadWriter writer) {
            this.writer = writer;
        }

        @Override
        public byte[] write(long batchId, Work[] works) {
            writer.beginBatch(batchId);
            for (Work work : works) {
                work.balancesAwaited = Work.BALANCES;
                for (int which = 0; which < Work.BALANCES; which++) {
                    writer.exact(source.accountToRead(work, which));
                }
            }
            return writer.endBatch();
        }

        @Override
        public void read(byte[] response) throws IOException {
            BalanceReader.read(response, this);
        }

        @Override
        public void balance(long batchId, int index, long posted) {
            Work work = reads.peek(batchId, index / Work.BALANCES);
            if (work == null) {
                return;
            }
            work.balances[index % Work.BALANCES] = posted;
            if (--work.balancesAwaited == 0) {
                reads.take(batchId, index / Work.BALANCES);
                tally.outcome(work.operation, Tally.READ);
                goOn(work, source.read(work));
            }
        }

        @Override
        public void notRead(long batchId, int index, String why) {
            Work work = reads.take(batchId, index / Work.BALANCES);
            if (work != null) {
                tryAgain(work, why);
            }
        }
    }
}
