package io.weft.persistence.rocksdb;

/**
 * What the writer has done since the journal was opened.
 *
 * @param groups         writes with one fsync each, to the log or to the database
 * @param appendGroups   those of them that made appended frames durable; the others hold claims and checkpoints alone
 * @param frames         appended in them
 * @param frameBytes     of those frames, headers included
 * @param lastSyncNanos  how long the last write took, its fsync included
 * @param totalSyncNanos how long all of them took
 */
public record RocksJournalMetrics(
        long groups, long appendGroups, long frames, long frameBytes, long lastSyncNanos, long totalSyncNanos) {

    static final RocksJournalMetrics NONE = new RocksJournalMetrics(0, 0, 0, 0, 0, 0);

    RocksJournalMetrics plus(int groupFrames, long groupFrameBytes, long syncNanos) {
        return new RocksJournalMetrics(
                groups + 1,
                appendGroups + (groupFrames > 0 ? 1 : 0),
                frames + groupFrames,
                frameBytes + groupFrameBytes,
                syncNanos,
                totalSyncNanos + syncNanos);
    }
}
