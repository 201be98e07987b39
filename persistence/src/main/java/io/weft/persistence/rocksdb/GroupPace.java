package io.weft.persistence.rocksdb;

import java.util.concurrent.TimeUnit;

/**
 * How long the writer lets a group gather before it takes it. A sync costs about the same however much it carries, and so
 * does a turn of an entity: while many entities append, waiting a little makes all batches larger and everything cheaper,
 * and while few do, nobody waits.
 *
 * @param perAppendUs for each append of the last group but two, the next begins so much later
 * @param mostUs      however many appends there were
 */
public record GroupPace(int perAppendUs, int mostUs) {

    /** The longest that may be set: what waits for the disk waits so much longer. */
    public static final int MOST_US = 100_000;

    /** One transaction at a time over two shards has two appends in a group. */
    private static final int NOT_BUSY_APPENDS = 2;

    public GroupPace {
        RocksJournalSettings.requireInRange("group-gap-per-append-us", perAppendUs, 0, MOST_US);
        RocksJournalSettings.requireInRange("max-group-gap-us", mostUs, 0, MOST_US);
    }

    /** From the begin of a group of so many appends to that of the next, at least. */
    long intervalNanos(int appends) {
        long us = (long) perAppendUs * Math.max(0, appends - NOT_BUSY_APPENDS);
        return TimeUnit.MICROSECONDS.toNanos(Math.min(mostUs, us));
    }
}
