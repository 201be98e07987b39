package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;

import com.sun.management.OperatingSystemMXBean;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * A program: what the embedded journal costs. Entities append frames one after another, each the next as soon as the last
 * is durable, so that about one frame of each is in every group; now and then each makes a small checkpoint. It prints
 * processor time, of the writer's thread and of the whole process, RocksDB's threads included.
 *
 * <p>Arguments: an empty directory; number of entities; bytes of a frame; frames of each entity.
 */
final class JournalBenchmark {

    private static final int FRAMES_PER_CHECKPOINT = 4_000;
    private static final String WRITER = "weft-journal-writer";

    private final RocksJournal journal;
    private final int frames;
    private final byte[] payload;

    private JournalBenchmark(RocksJournal journal, int frames, int frameBytes) {
        this.journal = journal;
        this.frames = frames;
        this.payload = new byte[frameBytes];
        new SplittableRandom(1).nextBytes(payload);
    }

    public static void main(String[] arguments) throws InterruptedException {
        int entities = Integer.parseInt(arguments[1]);
        int frameBytes = Integer.parseInt(arguments[2]);
        int frames = Integer.parseInt(arguments[3]);
        RocksJournalSettings settings = RocksJournalSettings.defaults(Path.of(arguments[0]));
        try (RocksJournal journal = RocksJournal.open(settings, Throwable::printStackTrace)) {
            JournalBenchmark benchmark = new JournalBenchmark(journal, frames, frameBytes);
            List<JournalOwnership> owners = new ArrayList<>();
            for (int n = 0; n < entities; n++) {
                owners.add(get(journal.claim(EntityId.shard(n))));
            }
            // The first round warms up.
            benchmark.round(owners, 0);
            benchmark.measuredRound(owners);
        }
    }

    private void measuredRound(List<JournalOwnership> owners) throws InterruptedException {
        RocksJournalMetrics before = journal.metrics();
        long wallNanos = System.nanoTime();
        long processNanos = processNanos();
        long writerNanos = writerNanos();
        round(owners, frames);
        double writerMicros = (writerNanos() - writerNanos) / 1e3;
        double processMicros = (processNanos() - processNanos) / 1e3;
        double seconds = (System.nanoTime() - wallNanos) / 1e9;
        RocksJournalMetrics after = journal.metrics();
        long groups = after.appendGroups() - before.appendGroups();
        long written = after.frames() - before.frames();
        double kib = (after.frameBytes() - before.frameBytes()) / 1024.0;
        System.out.printf(Locale.ROOT, "%d entities, frames of %d bytes: %d groups, %.1f frames each, %.0f fsyncs/s%n",
                owners.size(), payload.length, groups, (double) written / groups, groups / seconds);
        print("writer ", writerMicros, groups, written, kib);
        print("process", processMicros, groups, written, kib);
    }

    private static void print(String who, double micros, long groups, long written, double kib) {
        System.out.printf(Locale.ROOT, "%s: %.1f us a group, %.2f us a frame, %.2f us a KiB%n",
                who, micros / groups, micros / written, micros / kib);
    }

    private void round(List<JournalOwnership> owners, long behind) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(owners.size());
        owners.forEach(owner -> append(owner, behind + 1, behind + frames, done));
        done.await();
    }

    private void append(JournalOwnership owner, long position, long last, CountDownLatch done) {
        owner.append(position, payload).whenComplete((result, failure) -> {
            if (failure != null) {
                failure.printStackTrace();
                return;
            }
            // Not all at the same time.
            if ((position + 911L * owner.entity().index()) % FRAMES_PER_CHECKPOINT == 0) {
                owner.checkpoint(position, List.of(row("upto", "" + position)).iterator());
            }
            if (position == last) {
                done.countDown();
            } else {
                append(owner, position + 1, last, done);
            }
        });
    }

    private static long processNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long writerNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            if (threads.getThreadInfo(id) != null && threads.getThreadInfo(id).getThreadName().equals(WRITER)) {
                return threads.getThreadCpuTime(id);
            }
        }
        throw new IllegalStateException("there is no thread " + WRITER);
    }
}
