package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/** Whoever is told that the journal has failed learns by the type whether it is broken, or only the disk has failed. */
class CorruptionWhileRunningTest {

    private static final EntityId SHARD = EntityId.shard(0);

    @TempDir
    Path directory;

    private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

    @Test
    void shouldTellTheHandlerThatAWriteFoundBrokenData() {
        // given
        RocksDBException mismatch = failure(Status.Code.Corruption, "block checksum mismatch in /d/000008.sst");

        // when
        failOnFirstWrite(mismatch);

        // then
        assertThat(fatal).singleElement()
                .isInstanceOf(JournalCorrupted.class)
                .extracting(Throwable::getMessage).asString().contains("block checksum mismatch in /d/000008.sst");
        assertThat(fatal.get(0)).hasCause(mismatch);
    }

    @Test
    void shouldTellTheHandlerThatTheDiskFailed() {
        // given
        RocksDBException noSpace = failure(Status.Code.IOError, "While appending to file: No space left on device");

        // when
        failOnFirstWrite(noSpace);

        // then
        assertThat(fatal).containsExactly(noSpace);
    }

    @Test
    void shouldTellTheHandlerThatACheckpointBrokeAfterItStood() throws IOException, InterruptedException {
        // given: a file with staged rows is lost as soon as its checkpoint stands, which nobody does
        RocksJournalSettings settings = TestJournals.settings(directory);
        try (OpenJournal open = Opening.open(settings, cause -> { })) {
            Health health = new Health(fatal::add);
            WorkQueue queue = new WorkQueue(settings);
            Disk losing = overRows(open.media(), rows -> {
                open.media().write(rows);
                StoredJournal.filesIn(directory, name -> name.startsWith("shard-0.1.0.")).forEach(StoredJournal::delete);
            });
            Thread writer = new Thread(new GroupWriter(queue, open, losing, health, settings));
            writer.start();
            Checkpointer checkpointer = new Checkpointer(new WriterClient(open.media(), queue, health), losing, health, settings);
            EntityState state = claimAndAppend(queue);

            // when
            AppendResult installed = get(checkpointer.checkpoint(state, 1, 1, rows().iterator()));

            // then
            assertThat(installed).isEqualTo(AppendResult.DURABLE);
            await().untilAsserted(() -> assertThat(fatal).singleElement()
                    .isInstanceOf(JournalCorrupted.class)
                    .extracting(Throwable::getMessage).asString().contains("shard-0: file 0 of 1 of the checkpoint at frame 1 is missing"));
            checkpointer.close();
            queue.close();
            writer.join();
        }
    }

    private void failOnFirstWrite(RocksDBException failure) {
        RowWrite failing = rows -> {
            throw failure;
        };
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), fatal::add,
                disk -> overRows(disk, failing))) {
            assertThatThrownBy(() -> get(journal.claim(SHARD)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(failure.getMessage());
        }
    }

    private interface RowWrite {
        void write(WriteBatch rows) throws RocksDBException;
    }

    private static Disk overRows(Disk disk, RowWrite write) {
        return new ForwardingDisk(disk) {
            @Override
            public void write(WriteBatch rows) throws RocksDBException {
                write.write(rows);
            }
        };
    }

    private static EntityState claimAndAppend(WorkQueue queue) {
        Map<EntityId, EntityState> claimed = new ConcurrentHashMap<>();
        ClaimWork claim = new ClaimWork(SHARD, claimed, (state, epoch) -> null);
        queue.offer(claim);
        get(claim.stage());
        EntityState state = claimed.get(SHARD);
        AppendWork append = new AppendWork(state, 1, 1, bytes("one"));
        queue.offer(append);
        assertThat(get(append.stage())).isEqualTo(AppendResult.DURABLE);
        return state;
    }

    /** Too many for the write of the marker. */
    private static List<Row> rows() {
        return IntStream.range(0, 400).mapToObj(n -> row("row " + n, "x".repeat(100))).collect(Collectors.toList());
    }

    private static RocksDBException failure(Status.Code code, String message) {
        return new RocksDBException(message, new Status(code, Status.SubCode.None, message));
    }
}
