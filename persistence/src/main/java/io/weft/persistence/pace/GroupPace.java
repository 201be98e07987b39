package io.weft.persistence.pace;

import java.util.concurrent.TimeUnit;

/**
 * How long a journal lets appends gather before it begins with them. A sync costs about the same however much it carries, and
 * so does a turn of an entity: while many entities append, waiting a little makes all batches larger and everything cheaper,
 * and while few do, nobody waits.
 *
 * @param perAppendUs for each append but two, of the last group or (on Cassandra) under way and waiting, the next group begins so
 *                    much later
 * @param mostUs      however many appends there were
 */
public record GroupPace(int perAppendUs, int mostUs) {

    /** The longest that may be set: what waits for the disk waits so much longer. */
    public static final int MOST_US = 100_000;

    /** One transaction at a time over two shards has two appends in a group. */
    private static final int NOT_BUSY_APPENDS = 2;

    public GroupPace {
        requireInRange("group-gap-per-append-us", perAppendUs);
        requireInRange("max-group-gap-us", mostUs);
    }

    private static void requireInRange(String key, int us) {
        if (us < 0 || us > MOST_US) {
            throw new IllegalArgumentException(key + " must be 0 to " + MOST_US + ", but is " + us);
        }
    }

    /** From the begin of a group of so many appends to that of the next, at least. */
    public long intervalNanos(int appends) {
        long us = (long) perAppendUs * Math.max(0, appends - NOT_BUSY_APPENDS);
        return TimeUnit.MICROSECONDS.toNanos(Math.min(mostUs, us));
    }
}
