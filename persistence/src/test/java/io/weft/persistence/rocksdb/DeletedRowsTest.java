package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletedRowsTest {

    private static final int ROW_BYTES = 4_000;
    private static final int ROWS_PER_CHECKPOINT = 50;
    private static final int CHECKPOINTS_KEPT = 4;
    private static final int CHECKPOINTS = DeletedRows.CHECKPOINTS_BETWEEN;
    private static final long KEPT_BYTES = (long) CHECKPOINTS_KEPT * ROWS_PER_CHECKPOINT * ROW_BYTES;

    @TempDir
    Path directory;

    private final Random random = new Random(1);

    @Test
    void shouldGiveBackTheSpaceOfRowsThatAreDeletedFromTheOldestOn() {
        // given: rows that don't compress, and too few files for RocksDB to merge them by itself
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(EntityId.shard(0)));
            get(owner.append(1, bytes("one")));

            // when
            for (int n = 0; n < CHECKPOINTS; n++) {
                assertThat(get(owner.checkpoint(1, rows(n).iterator()))).isEqualTo(AppendResult.DURABLE);
            }

            // then
            Recovered recovered = Recovered.from(owner);
            assertThat(recovered.rows()).hasSize(CHECKPOINTS_KEPT * ROWS_PER_CHECKPOINT);
        }
        long tableBytes = StoredJournal.filesIn(directory, name -> name.endsWith(".sst")).stream()
                .mapToLong(file -> file.toFile().length()).sum();
        assertThat(tableBytes).isLessThan(KEPT_BYTES + (long) ROWS_PER_CHECKPOINT * ROW_BYTES);
    }

    private List<Row> rows(int checkpoint) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS_PER_CHECKPOINT; i++) {
            byte[] value = new byte[ROW_BYTES];
            random.nextBytes(value);
            rows.add(new Row(key(checkpoint, i), value));
            if (checkpoint >= CHECKPOINTS_KEPT) {
                rows.add(new Row(key(checkpoint - CHECKPOINTS_KEPT, i), null));
            }
        }
        return rows;
    }

    private static byte[] key(int checkpoint, int row) {
        return ByteBuffer.allocate(9).put((byte) 6).putInt(checkpoint).putInt(row).array();
    }
}
