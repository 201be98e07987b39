package io.weft.persistence.rocksdb;

import io.weft.persistence.log.EntityFrames;
import io.weft.persistence.log.FrameLog;
import io.weft.persistence.log.FrameReader;
import io.weft.persistence.log.LogStart;
import io.weft.protocol.journal.EntityId;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.rocksdb.RocksDBException;

/**
 * Gives the space of the log back: the oldest segments, in which no entity needs a frame any more, are deleted. A frame is
 * needed until a checkpoint of its entity covers it; so an entity that seldom appends, and seldom makes a checkpoint, would
 * hold on to an old segment and all later ones for ever. Therefore, if the log is too long for what is needed of it, the
 * needed frames of its oldest segment are moved into the database, until it no longer is. No frame is moved twice, unless
 * the process ends before it is durable that the log begins behind it: then the same content is put at the same key again.
 *
 * <p>Used on the thread of the checkpoints.
 */
final class LogTrimmer {

    /**
     * Entities that append at the same rate, and make checkpoints at different times, need about half of the log. This is
     * well above, so that moving is for the exceptions.
     */
    private static final int MAX_BYTES_PER_NEEDED_BYTE = 4;

    private final FrameLog log;
    private final WriterClient writer;
    private final long alwaysAllowedBytes;
    private final int chunkBytes;

    private LogStart start = new LogStart(0, 0);

    LogTrimmer(WriterClient writer, RocksJournalSettings settings) {
        this.log = writer.media().log();
        this.writer = writer;
        this.alwaysAllowedBytes = settings.maxWalBytes();
        this.chunkBytes = settings.checkpointChunkBytes();
    }

    void trim() throws IOException, RocksDBException {
        LogStart needed = log.neededStart();
        while (isTooLong(log.sizeFrom(needed))) {
            moveFramesOf(needed.segment());
            needed = log.neededStart();
        }
        if (needed.segment() > start.segment()) {
            byte[] encoded = needed.encode();
            writer.write(new CopyWork(encoded.length, group -> group.put(Column.META, Keys.LOG_START, encoded), () -> { }));
            start = needed;
        }
        log.deleteBefore(start);
    }

    private boolean isTooLong(FrameLog.Size size) {
        return size.bytes() > Math.max(alwaysAllowedBytes, MAX_BYTES_PER_NEEDED_BYTE * size.neededBytes());
    }

    private void moveFramesOf(int segment) throws IOException {
        for (EntityFrames frames : log.index().all()) {
            long through = frames.lastPositionThrough(segment);
            if (through > 0) {
                log.<Void, RuntimeException>reading(reader -> {
                    move(frames, through, reader);
                    return null;
                });
                frames.dropThrough(through);
            }
        }
    }

    private void move(EntityFrames frames, long through, FrameReader reader) throws IOException {
        EntityFrames.View view = frames.view();
        Map<Long, byte[]> chunk = new TreeMap<>();
        int bytes = 0;
        for (int n = 0; n < view.places().length && view.firstPosition() + n <= through; n++) {
            byte[] stored = reader.stored(view, n);
            chunk.put(view.firstPosition() + n, stored);
            bytes += stored.length;
            if (bytes >= chunkBytes) {
                store(frames.entity(), chunk, bytes);
                chunk = new TreeMap<>();
                bytes = 0;
            }
        }
        store(frames.entity(), chunk, bytes);
    }

    private void store(EntityId entity, Map<Long, byte[]> chunk, int bytes) {
        if (chunk.isEmpty()) {
            return;
        }
        writer.write(new CopyWork(bytes, group -> {
            for (Map.Entry<Long, byte[]> frame : chunk.entrySet()) {
                group.put(Column.FRAMES, Keys.frame(entity, frame.getKey()), frame.getValue());
            }
        }, () -> { }));
    }
}
