package io.weft.persistence.rocksdb;

import io.weft.persistence.pace.GroupPace;
import java.nio.file.Path;

/** Journals with small chunks, tables and logs, so that little data meets every path. */
final class TestJournals {

    private static final long MIB = 1L << 20;

    private TestJournals() {}

    static RocksJournalSettings settings(Path directory) {
        return new RocksJournalSettings(directory, 16_384, 128 * MIB, MIB, 16 << 10, MIB, 2 * MIB, 50,
                new GroupPace(100, 2_000));
    }

    /** An error of the disk fails the test through the stages that never say durable. */
    static RocksJournal open(Path directory) {
        return RocksJournal.open(settings(directory), cause -> { });
    }
}
