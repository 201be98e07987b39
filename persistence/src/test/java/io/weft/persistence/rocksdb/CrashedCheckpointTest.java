package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.delete;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at each write of a checkpoint in turn: the old one stands whole, or the new one. */
class CrashedCheckpointTest {

    private static final int ROWS = 400;
    private static final EntityId SHARD = EntityId.shard(0);

    @TempDir
    Path temp;

    @Test
    void shouldShowTheOldCheckpointWholeOrTheNewOne() {
        int dyingAt = 0;
        boolean died = true;
        int oldStood = 0;
        int newStood = 0;
        while (died) {
            // given
            Path directory = temp.resolve("dying-at-" + dyingAt);
            // when
            died = checkpointTwice(directory, dyingAt);
            // then
            if (newStands(directory)) {
                newStood++;
            } else {
                oldStood++;
            }
            dyingAt++;
        }
        assertThat(oldStood).isGreaterThan(2);
        assertThat(newStood).isGreaterThan(2);
    }

    @Test
    void shouldNameAFileThatIsMissingWhenTheCheckpointStands() {
        // given: three files, the marker, and no more
        Path directory = temp.resolve("missing");
        assertThat(checkpointTwice(directory, 4)).isTrue();
        List<Path> files = StoredJournal.filesIn(directory.resolve("staged"), name -> name.endsWith(".sst"));
        assertThat(files).hasSize(3);

        // when
        StoredJournal.delete(files.get(1));

        // then
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            assertThatThrownBy(() -> Recovered.from(owner)).isInstanceOf(JournalCorrupted.class)
                    .hasMessageContaining("shard-0: file 1 of 3 of the checkpoint at frame 2 is missing");
        }
    }

    /** @return whether it died on the way */
    private static boolean checkpointTwice(Path directory, int dyingAt) {
        DyingDisk disk = new DyingDisk();
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), cause -> { }, disk::over)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            get(owner.append(1, bytes("one")));
            assertThat(get(owner.checkpoint(1, rows("old").iterator()))).isEqualTo(AppendResult.DURABLE);
            get(owner.append(2, bytes("two")));
            // Returns when nothing of the first checkpoint is under way.
            Recovered.from(owner);
            disk.dieAfter(dyingAt);
            try {
                assertThat(get(owner.checkpoint(2, rows("new").iterator())))
                        .isInstanceOfAny(AppendResult.Durable.class, AppendResult.FateUnknown.class);
                // Returns when the staged rows are ingested, so that the disk can die in the middle of that.
                Recovered.from(owner);
            } catch (IllegalStateException died) {
                assertThat(died).hasMessageContaining("the journal has failed");
            }
        }
        return disk.died();
    }

    private static boolean newStands(Path directory) {
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            Recovered recovered = Recovered.from(owner);
            boolean isNew = recovered.rows().containsValue("new " + "x".repeat(150));
            assertThat(recovered.rows()).hasSize(isNew ? ROWS - 1 : ROWS);
            assertThat(recovered.rows().values()).containsOnly((isNew ? "new " : "old ") + "x".repeat(150));
            assertThat(recovered.frames()).isEqualTo(isNew ? List.of() : List.of("2:two"));
            assertThat(recovered.last()).isEqualTo(2);
            // It goes on from there, over whatever the dead one left.
            get(owner.append(3, bytes("three")));
            assertThat(get(owner.checkpoint(3, rows("newest").iterator()))).isEqualTo(AppendResult.DURABLE);
            assertThat(Recovered.from(owner).rows().values()).containsOnly("newest " + "x".repeat(150));
            return isNew;
        }
    }

    private static List<Row> rows(String generation) {
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < ROWS; n++) {
            // In three tables, each worth a file.
            rows.add(row("abc".charAt(n % 3) + " row " + n, generation + " " + "x".repeat(150)));
        }
        if (generation.startsWith("new")) {
            rows.add(delete("b row 7"));
        }
        return rows;
    }
}
