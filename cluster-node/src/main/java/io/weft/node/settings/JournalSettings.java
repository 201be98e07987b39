package io.weft.node.settings;

import io.weft.persistence.rocksdb.RocksJournalSettings;

/** Section {@code weft.journal}. */
final class JournalSettings {

    private JournalSettings() {}

    static RocksJournalSettings read(Section journal) {
        return journal.checked(() -> new RocksJournalSettings(
                journal.path("directory"),
                journal.intWithin("max-queued-appends", 1, Integer.MAX_VALUE),
                journal.longWithin("max-queued-bytes", 1, Long.MAX_VALUE),
                journal.longWithin("max-group-bytes", 1, Long.MAX_VALUE),
                journal.intWithin("checkpoint-chunk-bytes", 1, Integer.MAX_VALUE),
                journal.longWithin("memtable-bytes", 1, Long.MAX_VALUE),
                journal.longWithin("max-wal-bytes", 1, Long.MAX_VALUE),
                journal.intWithin("witness-interval-ms", 1, Integer.MAX_VALUE)));
    }
}
