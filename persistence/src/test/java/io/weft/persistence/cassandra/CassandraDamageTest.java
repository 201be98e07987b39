package io.weft.persistence.cassandra;

import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored, and not what had been written: rule 24. */
class CassandraDamageTest {

    private static final EntityId SHARD = EntityId.shard(3);
    private static final int TWO_PARTS = PlacedFrame.PART_BYTES + 1000;

    private CassandraJournal journal;
    private StoredTables tables;

    @BeforeEach
    void open() {
        CassandraSettings settings = TestCassandra.empty("damage");
        journal = CassandraJournal.open(settings);
        tables = new StoredTables(settings);
    }

    @AfterEach
    void close() {
        tables.close();
        journal.close();
    }

    @Test
    void shouldDropALastFrameThatNeverWasWhole() {
        // given
        JournalOwnership owner = append(TWO_PARTS, TWO_PARTS);
        tables.run("DELETE FROM @frame USING TIMESTAMP 2 WHERE entity = 'shard-3' AND epoch = 1 AND segment = 1"
                + " AND position = 2 AND part = 1");

        // when
        JournalOwnership next = get(journal.claim(SHARD));
        Recovered recovered = Recovered.from(next);

        // then
        assertThat(owner.epoch()).isEqualTo(1);
        assertThat(recovered.last()).isEqualTo(1);
        assertThat(get(next.append(2, new byte[10]))).isEqualTo(AppendResult.DURABLE);
        assertThat(Recovered.lastOf(get(journal.claim(SHARD)))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "0, 1", "1, 2", "0, 2", "1, 3"})
    void shouldDropALastFrameOfWhichAnyPartsAreMissing(String missing) {
        // given
        append(10, 3 * PlacedFrame.PART_BYTES + 1000);
        for (String part : missing.split(", ")) {
            tables.run("DELETE FROM @frame USING TIMESTAMP 2 WHERE entity = 'shard-3' AND epoch = 1 AND segment = 1"
                    + " AND position = 2 AND part = " + part);
        }

        // when
        JournalOwnership next = get(journal.claim(SHARD));

        // then
        assertThat(Recovered.lastOf(next)).isEqualTo(1);
        assertThat(get(next.append(2, new byte[10]))).isEqualTo(AppendResult.DURABLE);
        assertThat(Recovered.lastOf(get(journal.claim(SHARD)))).isEqualTo(2);
    }

    @Test
    void shouldStopAtAFrameThatIsNotWholeWhenAnotherFollows() {
        // given
        append(TWO_PARTS, 10);
        tables.run("DELETE FROM @frame USING TIMESTAMP 2 WHERE entity = 'shard-3' AND epoch = 1 AND segment = 0"
                + " AND position = 1 AND part = 1");

        // when, then
        assertCorrupted("shard-3", "frame 1");
    }

    @Test
    void shouldStopAtAFrameThatIsMissing() {
        // given
        append(10, 10, 10);
        tables.run("DELETE FROM @frame USING TIMESTAMP 2 WHERE entity = 'shard-3' AND epoch = 1 AND segment = 0"
                + " AND position = 2");

        // when, then
        assertCorrupted("shard-3", "frame 2 is missing");
    }

    @Test
    void shouldStopIfFramesUpToACutAreGone() {
        // given
        append(10, 10);
        Recovered.lastOf(get(journal.claim(SHARD)));
        tables.run("DELETE FROM @frame USING TIMESTAMP 2 WHERE entity = 'shard-3' AND epoch = 1 AND segment = 0"
                + " AND position = 2");

        // when, then
        assertCorrupted("shard-3", "frame 2 is missing", "up to 2 were there once");
    }

    @Test
    void shouldStopAtAFrameWithOtherContent() {
        // given
        append(10, 10);
        ByteBuffer data = tables.run("SELECT data FROM @frame WHERE entity = 'shard-3' AND epoch = 1 AND segment = 0"
                + " AND position = 1 AND part = 0").get(0).getByteBuffer(0);
        ByteBuffer changed = ByteBuffer.allocate(data.remaining()).put(data).flip();
        changed.put(changed.limit() - 1, (byte) 1);
        tables.run("INSERT INTO @frame (entity, epoch, segment, position, part, data) VALUES ('shard-3', 1, 0, 1, 0, ?)"
                + " USING TIMESTAMP 2", changed);

        // when, then
        assertCorrupted("shard-3", "frame 1", "checksum");
    }

    @Test
    void shouldStopIfAPartOfTheCheckpointIsGoneOrChanged() {
        // given
        JournalOwnership owner = append(10);
        get(owner.checkpoint(1, List.of(row("a", "1"), row("b", "2")).iterator()));

        // when, then
        tables.run("UPDATE @run USING TIMESTAMP 2 SET data = 0x000161 WHERE entity = 'shard-3' AND epoch = 1 AND number = 0"
                + " AND slice = 0 AND chunk = 0");
        assertCorrupted("shard-3", "checkpoint", "broken");

        // when, then
        tables.run("DELETE FROM @run USING TIMESTAMP 3 WHERE entity = 'shard-3' AND epoch = 1 AND number = 0 AND slice = 0");
        assertCorrupted("shard-3", "checkpoint", "chunk 0 of 1 is missing");
    }

    @Test
    void shouldStopIfTheOwnersRowIsNotWhole() {
        // given
        append(10);
        tables.run("UPDATE @owner SET marker = null WHERE part = 0 AND entity = 'shard-3' IF version > 0");

        // when, then
        assertThatThrownBy(() -> get(journal.claim(SHARD))).isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("shard-3");
    }

    private JournalOwnership append(int... sizes) {
        JournalOwnership owner = get(journal.claim(SHARD));
        long last = Recovered.lastOf(owner);
        for (int size : sizes) {
            assertThat(get(owner.append(++last, new byte[size]))).isEqualTo(AppendResult.DURABLE);
        }
        return owner;
    }

    private void assertCorrupted(String... parts) {
        JournalOwnership next = get(journal.claim(SHARD));
        assertThatThrownBy(() -> Recovered.from(next)).isInstanceOf(JournalCorrupted.class)
                .hasMessageContainingAll(parts);
    }
}
