package io.weft.persistence.cassandra;

import static io.weft.persistence.Recovered.delete;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CassandraCheckpointTest {

    private static final EntityId SHARD = EntityId.shard(3);

    private CassandraSettings settings;
    private CassandraJournal journal;
    private StoredTables tables;

    @BeforeEach
    void open() {
        settings = TestCassandra.empty("checkpoints");
        journal = CassandraJournal.open(settings);
        tables = new StoredTables(settings);
    }

    @AfterEach
    void close() {
        tables.close();
        journal.close();
    }

    @Test
    void shouldDeleteTheSegmentsThatAreNotReadAnyMore() {
        // given
        JournalOwnership owner = owner();
        append(owner, 1, 20, 1500);

        // when
        checkpoint(owner, 18, row("a", "18"));

        // then: at most the rest of one segment of 8 KiB besides what is behind the checkpoint
        assertThat(tables.frames()).isBetween(2L, 2L + 6);
        assertThat(recover().frames()).hasSize(2);
    }

    @Test
    void shouldDeleteTheSegmentsOfFormerOwners() {
        // given
        append(owner(), 1, 20, 1500);
        append(owner(), 21, 40, 1500);
        JournalOwnership third = owner();
        append(third, 41, 41, 10);

        // when
        checkpoint(third, 41, row("a", "41"));

        // then
        assertThat(tables.frames()).isEqualTo(1);
        assertThat(recover().last()).isEqualTo(41);
    }

    @Test
    void shouldKeepFewRunsWhateverChanges() {
        // given
        Random random = new Random(11);
        Map<String, String> expected = new TreeMap<>();
        JournalOwnership owner = owner();

        // when
        for (int position = 1; position <= 40; position++) {
            append(owner, position, position, 10);
            checkpoint(owner, position, changes(random, expected).toArray(Row[]::new));
            if (position % 15 == 0) {
                owner = owner();
            }
        }

        // then
        assertThat(recover().rows()).isEqualTo(expected);
        assertThat(tables.runs()).isLessThanOrEqualTo(8);
    }

    private static List<Row> changes(Random random, Map<String, String> expected) {
        List<Row> changes = new ArrayList<>();
        for (int n = 0; n < 1 + random.nextInt(200); n++) {
            String key = "key " + random.nextInt(1000);
            if (random.nextInt(4) == 0) {
                changes.add(delete(key));
                expected.remove(key);
            } else {
                String value = "value " + random.nextLong();
                changes.add(row(key, value));
                expected.put(key, value);
            }
        }
        return changes;
    }

    @Test
    void shouldLeaveNothingOfARunThatItsOwnerDidNotComeToInstall() {
        // given
        JournalOwnership dead = owner();
        append(dead, 1, 1, 10);
        // What a checkpoint writes before it moves the marker.
        tables.run("INSERT INTO @run (entity, epoch, number, slice, chunk, data) VALUES ('shard-3', 1, 0, 0, 0, 0x00)"
                + " USING TIMESTAMP 1");

        // when
        JournalOwnership next = owner();
        append(next, 2, 2, 10);
        checkpoint(next, 2, row("a", "2"));

        // then
        assertThat(tables.run("SELECT chunk FROM @run WHERE entity = 'shard-3' AND epoch = 1 AND number = 0 AND slice = 0"))
                .isEmpty();
        assertThat(recover().rows()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void shouldDeleteWhatACrashLeftToDelete() {
        // given
        JournalOwnership owner = owner();
        append(owner, 1, 20, 1500);
        checkpoint(owner, 20, row("a", "20"));
        SegmentId left = ownerRow().marker().garbage().segments().get(0);
        // As if the process had died between moving the marker and deleting; only a deletion later than the first hides it.
        tables.run("INSERT INTO @frame (entity, epoch, segment, position, part, data) VALUES ('shard-3', ?, ?, 1, 0, 0x00)"
                + " USING TIMESTAMP 1", left.epoch(), left.number());

        // when
        JournalOwnership next = owner();
        append(next, 21, 21, 10);
        checkpoint(next, 21, row("a", "21"));

        // then
        assertThat(ownerRow().cuts()).isEmpty();
        assertThat(ownerRow().marker().garbage().segments()).doesNotContain(left);
        assertThat(tables.frames()).isEqualTo(1);
    }

    private OwnerRow ownerRow() {
        var row = tables.run("SELECT epoch, claim_id, version, change, cuts, marker FROM @owner WHERE part = 0"
                + " AND entity = 'shard-3'").get(0);
        return new OwnerRow(SHARD, row.getLong(0), row.getUuid(1), row.getLong(2), row.getUuid(3),
                new TreeMap<>(row.getMap(4, Long.class, Long.class)), Marker.decode(SHARD, row.getByteBuffer(5)));
    }

    @Test
    void shouldMakeCheckpointsOfMoreThanItsMemory() {
        // given: 64 KiB of memory
        JournalOwnership owner = owner();
        append(owner, 1, 1, 10);
        Map<String, String> expected = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < 3000; n++) {
            String key = "key " + n % 2000;
            rows.add(row(key, "value ".repeat(20) + n));
            expected.put(key, "value ".repeat(20) + n);
        }

        // when
        checkpoint(owner, 1, rows.toArray(Row[]::new));

        // then
        assertThat(recover().rows()).isEqualTo(expected);
    }

    private JournalOwnership owner() {
        JournalOwnership owner = get(journal.claim(SHARD));
        Recovered.lastOf(owner);
        return owner;
    }

    private Recovered recover() {
        return Recovered.from(get(journal.claim(SHARD)));
    }

    private static void append(JournalOwnership owner, int from, int to, int size) {
        for (int position = from; position <= to; position++) {
            assertThat(get(owner.append(position, new byte[size]))).isEqualTo(AppendResult.DURABLE);
        }
    }

    private static void checkpoint(JournalOwnership owner, long position, Row... rows) {
        assertThat(get(owner.checkpoint(position, List.of(rows).iterator()))).isEqualTo(AppendResult.DURABLE);
    }
}
