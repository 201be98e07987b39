package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            assertThat(witness.group()).isZero();
            for (long group = 1; group <= 5; group++) {
                witness.write(group);
            }
        }

        // when, then
        assertThat(groupAfterReopen()).isEqualTo(5);
    }

    @Test
    void shouldFallBackToTheOtherCopy() throws IOException {
        // given
        try (Witness witness = Witness.create(directory)) {
            witness.write(7);
            witness.write(8);
        }

        // when
        StoredJournal.flip(directory.resolve(Witness.FILE), SECOND_COPY + 10);

        // then
        assertThat(groupAfterReopen()).isEqualTo(7);
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

    private long groupAfterReopen() throws IOException {
        try (Witness witness = Witness.open(directory)) {
            return witness.group();
        }
    }
}
