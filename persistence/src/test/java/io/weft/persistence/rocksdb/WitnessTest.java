package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final int SECOND_COPY = 4096;

    @TempDir
    Path directory;

    @Test
    void shouldRememberTheLastGroup() throws IOException {
        // given
        try (Witness witness = Witness.create(directory)) {
            assertThat(witness.seen()).isEqualTo(Witness.Seen.NOTHING);
            for (long group = 1; group <= 5; group++) {
                witness.write(new Witness.Seen(3, group));
            }
        }

        // when, then
        assertThat(seenAfterReopen()).isEqualTo(new Witness.Seen(3, 5));
    }

    @Test
    void shouldFallBackToTheOtherCopy() throws IOException {
        // given
        try (Witness witness = Witness.create(directory)) {
            witness.write(new Witness.Seen(7, 20));
            witness.write(new Witness.Seen(8, 20));
        }

        // when
        StoredJournal.flip(directory.resolve(Witness.FILE), SECOND_COPY + 10);

        // then
        assertThat(seenAfterReopen()).isEqualTo(new Witness.Seen(7, 20));
    }

    @Test
    void shouldRefuseIfNoCopyIsWhole() throws IOException {
        // given
        Witness.create(directory).close();

        // when
        StoredJournal.flip(directory.resolve(Witness.FILE), 3);
        StoredJournal.flip(directory.resolve(Witness.FILE), SECOND_COPY + 3);

        // then
        assertThatThrownBy(() -> Witness.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining(Witness.FILE);
    }

    @Test
    void shouldRefuseTheFirstFormatByName() throws IOException {
        // given: magic, format version, group, checksum
        ByteBuffer copy = ByteBuffer.allocate(20).putInt(0x57454654).putInt(1).putLong(77);
        CRC32C crc = new CRC32C();
        crc.update(copy.array(), 0, 16);
        ByteBuffer file = ByteBuffer.allocate(SECOND_COPY + 20);
        file.put(0, copy.putInt((int) crc.getValue()).array()).put(SECOND_COPY, copy.array());
        Files.write(directory.resolve(Witness.FILE), file.array());

        // when, then
        assertThatThrownBy(() -> Witness.open(directory))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContaining("format version 1");
    }

    @Test
    void shouldBeWrittenWhileTheJournalRuns() {
        try (RocksJournal journal = TestJournals.open(directory)) {
            // given
            JournalOwnership owner = get(journal.claim(EntityId.shard(0)));
            byte[] before = witnessFile();

            // when
            get(owner.append(1, bytes("one")));

            // then
            await().untilAsserted(() -> assertThat(witnessFile()).isNotEqualTo(before));
        }
    }

    private byte[] witnessFile() {
        try {
            return Files.readAllBytes(directory.resolve(Witness.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Witness.Seen seenAfterReopen() throws IOException {
        try (Witness witness = Witness.open(directory)) {
            return witness.seen();
        }
    }
}
