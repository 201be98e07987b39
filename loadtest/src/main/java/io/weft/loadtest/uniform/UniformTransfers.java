package io.weft.loadtest.uniform;

import io.grpc.Channel;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Transaction;
import io.weft.loadtest.client.LedgerStream;
import io.weft.loadtest.client.Steps;
import io.weft.loadtest.client.StreamCounters;
import io.weft.loadtest.client.StreamSettings;
import io.weft.loadtest.client.TxIds;
import io.weft.loadtest.client.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Transfers between two accounts picked at random, for a time, over several streams, each a closed loop. */
public final class UniformTransfers {

    private static final int MAX_AMOUNT = 100;
    private static final int MAX_FAULTS = 10;
    private static final long DRAIN_TIMEOUT_MS = 180_000;
    private static final int LATENCY_DIGITS = 3;

    private final Supplier<Channel> channels;
    private final UniformAccounts accounts;
    private final UniformSettings settings;
    private final StreamCounters counters;
    private final TxIds txIds = new TxIds();
    private final LongAdder committed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Histogram latencyMicros = new ConcurrentHistogram(LATENCY_DIGITS);
    private final Queue<String> faults = new ArrayBlockingQueue<>(MAX_FAULTS);

    public UniformTransfers(Supplier<Channel> channels, UniformAccounts accounts, UniformSettings settings,
            StreamCounters counters) {
        this.channels = channels;
        this.accounts = accounts;
        this.settings = settings;
        this.counters = counters;
    }

    /**
     * @param elapsedMs     until the last answer
     * @param latencyMicros from sending to the verdict, in the closed loop; of what was committed
     * @param faults        answers that should not have come; the first of them
     */
    public record Result(long committed, long rejected, long elapsedMs, Histogram latencyMicros, List<String> faults) {

        public long committedPerSecond() {
            return committed * 1_000 / Math.max(1, elapsedMs);
        }
    }

    /** So far. */
    public long committed() {
        return committed.sum();
    }

    /** Returns when the time is over and everything that was sent has its verdict. */
    public Result run() throws InterruptedException {
        long startNanos = System.nanoTime();
        long endNanos = startNanos + TimeUnit.SECONDS.toNanos(settings.seconds());
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < settings.streams(); i++) {
            SplittableRandom random = new SplittableRandom(settings.seed() + i);
            Thread sender = new Thread(() -> send(random, endNanos), "uniform-sender-" + i);
            senders.add(sender);
            sender.start();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return new Result(committed.sum(), rejected.sum(), elapsedMs, latencyMicros.copy(), List.copyOf(faults));
    }

    private void send(SplittableRandom random, long endNanos) {
        StreamSettings streamSettings = StreamSettings.DEFAULTS.withMaxInFlight(settings.inFlightPerStream());
        try (LedgerStream stream = new LedgerStream(channels, streamSettings, counters)) {
            while (System.nanoTime() - endNanos < 0) {
                sendOne(stream, random);
            }
            if (!stream.awaitIdle(DRAIN_TIMEOUT_MS)) {
                faults.offer("some transfers were not answered for " + DRAIN_TIMEOUT_MS + " ms");
            }
        } catch (InterruptedException e) {
            faults.offer("interrupted");
        }
    }

    private void sendOne(LedgerStream stream, SplittableRandom random) throws InterruptedException {
        int from = random.nextInt(accounts.count());
        int to = (from + random.nextInt(1, accounts.count())) % accounts.count();
        long amount = random.nextInt(1, MAX_AMOUNT + 1);
        Transaction transaction = Steps.transaction(txIds.next(), accounts.transfer(from, to, amount));
        Sent sent = new Sent(from, to, amount);
        stream.submit(transaction, verdict -> judge(sent, verdict));
    }

    private record Sent(int from, int to, long amount, long atNanos) {
        Sent(int from, int to, long amount) {
            this(from, to, amount, System.nanoTime());
        }
    }

    private void judge(Sent sent, Verdict verdict) {
        if (verdict instanceof Verdict.Committed) {
            accounts.committed(sent.from, sent.to, sent.amount);
            committed.increment();
            latencyMicros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent.atNanos));
        } else if (verdict instanceof Verdict.Rejected refusal && refusal.code() == RejectionCode.INSUFFICIENT_FUNDS) {
            rejected.increment();
        } else {
            faults.offer("a transfer ended with " + verdict);
        }
    }
}
