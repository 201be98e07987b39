package io.weft.node.settings;

import io.weft.persistence.frame.SealedFrame;
import io.weft.persistence.pace.GroupPace;
import io.weft.persistence.rocksdb.RocksJournalSettings;
import java.nio.file.Path;

/** Section {@code weft.journal}. The ranges are those that {@link RocksJournalSettings} insists on, refused by their keys. */
final class JournalSettings {

    private JournalSettings() {}

    static RocksJournalSettings read(Section journal) {
        Path directory = journal.path("directory");
        int maxQueuedAppends = journal.intWithin("max-queued-appends", 16, 1 << 20);
        long maxQueuedBytes = journal.bytesWithin("max-queued-bytes", SealedFrame.MAX_BYTES, 16L << 30);
        long maxGroupBytes = journal.bytesWithin("max-group-bytes", 4096, 256 << 20);
        int chunkBytes = Math.toIntExact(journal.bytesWithin("checkpoint-chunk-bytes", 1024, 64 << 20));
        long memtableBytes = journal.bytesWithin("memtable-bytes", 64 << 10, 1L << 30);
        long maxWalBytes = journal.bytesWithin("max-wal-bytes", 1, 64L << 30);
        int witnessIntervalMs = journal.intWithin("witness-interval-ms", 10, 60_000);
        GroupPace pace = new GroupPace(journal.intWithin("group-gap-per-append-us", 0, GroupPace.MOST_US),
                journal.intWithin("max-group-gap-us", 0, GroupPace.MOST_US));
        journal.requireAtMost("max-group-bytes", maxGroupBytes, "max-queued-bytes", maxQueuedBytes);
        journal.requireAtMost("memtable-bytes", memtableBytes, "max-wal-bytes", maxWalBytes);
        return new RocksJournalSettings(directory, maxQueuedAppends, maxQueuedBytes, maxGroupBytes, chunkBytes, memtableBytes,
                maxWalBytes, witnessIntervalMs, pace);
    }
}
