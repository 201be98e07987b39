package io.weft.loadtest.saga;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/** Keeps so many transfers under way: when one has ended, the next begins. */
final class Drive {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final int READS_AT_ONCE = 500;
    private static final long MOST_US = TimeUnit.MINUTES.toMicros(10);

    private final ClusterSharding sharding;
    private final int accounts;
    private final int inFlight;
    private final AtomicLong notDone = new AtomicLong();

    /**
     * @param processUs of processor time of this process for each
     * @param notDone   refused, or without an answer in time
     */
    record Result(double committedPerS, double processUs, double p50Ms, double p99Ms, long notDone) {

        String json(long missing) {
            return String.format(Locale.ROOT, "{\"case\": \"saga\", \"committedPerSecond\": %.0f, \"processUs\": %.0f, "
                    + "\"p50Ms\": %.1f, \"p99Ms\": %.1f, \"notDone\": %d, \"missing\": %d}",
                    committedPerS, processUs, p50Ms, p99Ms, notDone, missing);
        }
    }

    Drive(ClusterSharding sharding, int accounts, int inFlight) {
        this.sharding = sharding;
        this.accounts = accounts;
        this.inFlight = inFlight;
    }

    Result run(Duration duration) {
        Histogram latencies = new ConcurrentHistogram(MOST_US, 3);
        long endNanos = System.nanoTime() + duration.toNanos();
        long cpuNanos = cpuNanos();
        Phaser running = new Phaser(inFlight + 1);
        for (int n = 0; n < inFlight; n++) {
            next(new SplittableRandom(System.nanoTime() + n), endNanos, latencies, running);
        }
        running.arriveAndAwaitAdvance();
        long committed = latencies.getTotalCount();
        return new Result(committed / (double) duration.toSeconds(), (cpuNanos() - cpuNanos) / 1e3 / Math.max(1, committed),
                latencies.getValueAtPercentile(50) / 1e3, latencies.getValueAtPercentile(99) / 1e3, notDone.get());
    }

    private void next(SplittableRandom random, long endNanos, Histogram latencies, Phaser running) {
        long began = System.nanoTime();
        if (began >= endNanos) {
            running.arrive();
            return;
        }
        int from = random.nextInt(accounts);
        int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
        sharding.entityRefFor(Transfer.KEY, UUID.randomUUID().toString())
                .<Account.Answer>ask(replyTo -> new Transfer.Begin("a" + from, "a" + to, 1, replyTo), TIMEOUT)
                .whenComplete((answer, error) -> {
                    if (answer != null && answer.done()) {
                        latencies.recordValue(Math.min(MOST_US, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began)));
                    } else {
                        notDone.incrementAndGet();
                    }
                    next(random, endNanos, latencies, running);
                });
    }

    /** How much less there is in all accounts than there was; what is under way for ever is missing, too. */
    long missing() {
        long sum = 0;
        for (int first = 0; first < accounts; first += READS_AT_ONCE) {
            int count = Math.min(READS_AT_ONCE, accounts - first);
            CompletionStage<?>[] reads = new CompletionStage<?>[count];
            for (int n = 0; n < count; n++) {
                reads[n] = sharding.entityRefFor(Account.KEY, "a" + (first + n))
                        .<Account.Answer>ask(Account.Read::new, TIMEOUT);
            }
            for (CompletionStage<?> read : reads) {
                sum += ((Account.Answer) read.toCompletableFuture().join()).balance();
            }
        }
        return accounts * Account.INITIAL - sum;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
