package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.SealedFrame;
import io.weft.persistence.pace.GroupPace;
import java.nio.file.Path;

/**
 * How an embedded journal is run.
 *
 * @param directory            all that the journal stores; made if it is not there
 * @param maxQueuedAppends     most appends and claims that wait for the writer; an entity has one under way at a time, so
 *                             twice the number of entities is plenty
 * @param maxQueuedBytes       most bytes that wait for the writer; at least one frame of the largest size
 * @param maxGroupBytes        how many bytes one fsync covers; a single larger frame still goes, alone
 * @param checkpointChunkBytes how much is written at a time between the appends, of old frames that are moved; of a checkpoint
 *                             less than 64 KiB and less than this
 * @param memtableBytes        memory for rows before they go to sorted files; half of it is for those of a checkpoint
 * @param maxWalBytes          how large the log of frames may grow, or four times the frames that are needed if that is more,
 *                             and besides the write-ahead log of RocksDB; it is what an open must read
 * @param witnessIntervalMs    how often the witness is written: what is cut off the log's end is noticed if it is older
 * @param pace                 how long groups gather under load
 */
public record RocksJournalSettings(
        Path directory,
        int maxQueuedAppends,
        long maxQueuedBytes,
        long maxGroupBytes,
        int checkpointChunkBytes,
        long memtableBytes,
        long maxWalBytes,
        int witnessIntervalMs,
        GroupPace pace) {

    /** Messages name a setting as whoever runs the node knows it. */
    private static final String KEYS = "weft.journal.";

    private static final long MIB = 1L << 20;
    private static final int SEGMENTS = 8;
    private static final long MAX_SEGMENT_BYTES = 64 * MIB;

    /** Offsets in a segment are 32 bits, and a segment that holds one such group must be far from that. */
    private static final long MAX_GROUP_BYTES = 256 * MIB;

    public RocksJournalSettings {
        if (directory == null) {
            throw new IllegalArgumentException(KEYS + "directory must be given");
        }
        if (pace == null) {
            throw new IllegalArgumentException(KEYS + "group-gap-per-append-us must be given");
        }
        requireInRange("max-queued-appends", maxQueuedAppends, 16, 1 << 20);
        requireInRange("max-queued-bytes", maxQueuedBytes, SealedFrame.MAX_BYTES, 16L << 30);
        requireInRange("max-group-bytes", maxGroupBytes, 4096, Math.min(maxQueuedBytes, MAX_GROUP_BYTES));
        requireInRange("checkpoint-chunk-bytes", checkpointChunkBytes, 1024, 64 * MIB);
        requireInRange("memtable-bytes", memtableBytes, 64 << 10, 1L << 30);
        requireInRange("max-wal-bytes", maxWalBytes, memtableBytes, 64L << 30);
        requireInRange("witness-interval-ms", witnessIntervalMs, 10, 60_000);
    }

    public static RocksJournalSettings defaults(Path directory) {
        return new RocksJournalSettings(directory, 16_384, 512 * MIB, 8 * MIB, (int) MIB, 64 * MIB, 256 * MIB, 1000,
                new GroupPace(100, 2_000));
    }

    /** So long is a segment of the log; a ninth and a tenth, beyond {@link #maxWalBytes}, are begun before they are needed. */
    int segmentBytes() {
        return (int) Math.min(MAX_SEGMENT_BYTES, maxWalBytes / SEGMENTS);
    }

    static void requireInRange(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(KEYS + key + " must be " + min + " to " + max + ", but is " + value);
        }
    }
}
