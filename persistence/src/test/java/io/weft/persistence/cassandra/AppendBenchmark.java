package io.weft.persistence.cassandra;

import static io.weft.persistence.Stages.get;

import com.sun.management.OperatingSystemMXBean;
import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What appends cost, in processor time of Cassandra and of this process. Entities append one frame after another; frames come
 * at a rate of bytes, and what has gathered while an append was under way is the next frame, as in a node under load.
 *
 * <p>Arguments: entities, bytes per second of all together, seconds, process id of Cassandra, pause in ms after an append, host:port of
 * Cassandra.
 */
final class AppendBenchmark {

    private static final int TICKS_PER_S = 100;

    private final int entities;
    private final long bytesPerS;
    private final long endNanos;
    private final long pauseMs;
    private final List<long[]> latencies = new ArrayList<>();
    private final CountDownLatch ended;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final byte[] content = new byte[16 << 20];
    private long frames;
    private long bytes;

    private AppendBenchmark(int entities, long bytesPerS, int seconds, long pauseMs) {
        this.entities = entities;
        this.bytesPerS = bytesPerS;
        this.endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        this.pauseMs = pauseMs;
        this.ended = new CountDownLatch(entities);
        new Random(1).nextBytes(content);
    }

    public static void main(String[] args) throws Exception {
        int entities = Integer.parseInt(args[0]);
        long bytesPerS = Long.parseLong(args[1]);
        int seconds = Integer.parseInt(args[2]);
        long pid = Long.parseLong(args[3]);
        long pauseMs = Long.parseLong(args[4]);
        try (CassandraJournal journal = CassandraJournal.open(TestCassandra.large("bench", args[5]))) {
            new AppendBenchmark(entities, bytesPerS, 20, pauseMs).run(journal);
            double serverBefore = cpuSeconds(pid);
            double selfBefore = ownCpuSeconds();
            long checksBefore = journal.metrics().checks();
            AppendBenchmark measured = new AppendBenchmark(entities, bytesPerS, seconds, pauseMs);
            measured.run(journal);
            measured.print(seconds, cpuSeconds(pid) - serverBefore, ownCpuSeconds() - selfBefore,
                    journal.metrics().checks() - checksBefore);
        }
        System.exit(0);
    }

    private void run(CassandraJournal journal) throws InterruptedException {
        // New ones: nothing is to be recovered.
        int first = new Random().nextInt(1 << 30);
        for (int i = 0; i < entities; i++) {
            JournalOwnership owner = get(journal.claim(EntityId.shard(first + i)));
            long last = Recovered.lastOf(owner);
            next(owner, last + 1, System.nanoTime());
        }
        ended.await();
        timer.shutdown();
    }

    private void next(JournalOwnership owner, long position, long sinceNanos) {
        long now = System.nanoTime();
        if (now > endNanos) {
            ended.countDown();
            return;
        }
        int size = (int) Math.max(100, Math.min(content.length, bytesPerS / entities * (now - sinceNanos) / 1_000_000_000));
        owner.append(position, Arrays.copyOf(content, size)).whenComplete((result, error) -> {
            if (!(result instanceof JournalOwnership.AppendResult.Durable)) {
                System.out.println("an append has failed, and its entity stops: " + result + " " + error);
                ended.countDown();
                return;
            }
            synchronized (latencies) {
                latencies.add(new long[] {System.nanoTime() - now});
                frames++;
                bytes += size;
            }
            timer.schedule(() -> next(owner, position + 1, now), pauseMs, TimeUnit.MILLISECONDS);
        });
    }

    private void print(int seconds, double server, double self, long checks) {
        long[] sorted = latencies.stream().mapToLong(one -> one[0]).sorted().toArray();
        System.out.printf("entities %d, %.1f MB/s, %d frames/s of %d bytes, %d checks/s, p50 %.1f ms, p99 %.1f ms;"
                        + " Cassandra %.2f cores, %.0f us a frame; self %.2f cores, %.0f us a frame%n",
                entities, bytes / 1e6 / seconds, frames / seconds, bytes / frames, checks / seconds,
                sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6,
                server / seconds, server * 1e6 / frames, self / seconds, self * 1e6 / frames);
    }

    private static double ownCpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static double cpuSeconds(long pid) throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceAll("^.*\\) ", "").split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_S;
    }
}
