package io.weft.persistence.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.pace.GroupPace;
import io.weft.protocol.journal.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RocksJournalSettingsTest {

    private static final Path DIRECTORY = Path.of("journal");
    private static final int MIB = 1 << 20;

    @Test
    void shouldHaveDefaultsThatFitTogether() {
        assertThat(RocksJournalSettings.defaults(DIRECTORY).directory()).isEqualTo(DIRECTORY);
    }

    @Test
    void shouldNameWhatDoesNotFit() {
        assertThatThrownBy(() -> RocksJournalSettings.defaults(null)).hasMessage("weft.journal.directory must be given");
        refused("max-queued-appends", 1, 128 * MIB, MIB, MIB, MIB, MIB, 1000);
        refused("max-queued-bytes", 100, Journal.MAX_FRAME_BYTES, MIB, MIB, MIB, MIB, 1000);
        refused("max-group-bytes", 100, 128 * MIB, 129 * MIB, MIB, MIB, MIB, 1000);
        refused("max-group-bytes", 100, 1024L * MIB, 257 * MIB, MIB, MIB, MIB, 1000);
        refused("checkpoint-chunk-bytes", 100, 128 * MIB, MIB, 1, MIB, MIB, 1000);
        refused("memtable-bytes", 100, 128 * MIB, MIB, MIB, 1, MIB, 1000);
        refused("max-wal-bytes", 100, 128 * MIB, MIB, MIB, MIB, MIB - 1, 1000);
        refused("witness-interval-ms", 100, 128 * MIB, MIB, MIB, MIB, MIB, 0);
    }

    private static void refused(String what, int queued, long queuedBytes, long groupBytes, int chunkBytes,
            long memtableBytes, long walBytes, int witnessMs) {
        assertThatThrownBy(() -> new RocksJournalSettings(
                DIRECTORY, queued, queuedBytes, groupBytes, chunkBytes, memtableBytes, walBytes, witnessMs,
                new GroupPace(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weft.journal." + what + " must be ");
    }
}
