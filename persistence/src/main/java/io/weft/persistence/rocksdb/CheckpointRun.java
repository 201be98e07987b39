package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.RowLimits;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.util.Iterator;
import org.rocksdb.RocksDBException;

/**
 * One checkpoint of one entity, on the checkpointer's thread, in pieces small enough to travel between the appends.
 *
 * <p>If the rows fit into one chunk, one write puts them and moves the marker. If not, they can't be written in one piece
 * without holding up every append of the node. So the chunks are first staged, where nobody reads them; then one small
 * write moves the marker, and from that instant the new checkpoint stands; then {@link StagedCopy} copies the chunks into
 * the rows, which after a crash is begun again from the first chunk. That writes the rows twice; in return a checkpoint of
 * any size is atomic and no write is large.
 *
 * <p>The write that moves the marker also deletes those covered frames that {@link LogTrimmer} had moved into the database.
 * The others are in the log: they are dropped from its index when the marker is durable, and their space is given back by
 * the segment.
 */
final class CheckpointRun {

    private final EntityState state;
    private final long ownerEpoch;
    private final long position;
    private final Iterator<Row> rows;
    private final int chunkBytes;
    private final WriterClient writer;
    private final EntityId entity;

    private int staged;

    CheckpointRun(EntityState state, long ownerEpoch, long position, Iterator<Row> rows, int chunkBytes,
            WriterClient writer) {
        this.state = state;
        this.ownerEpoch = ownerEpoch;
        this.position = position;
        this.rows = rows;
        this.chunkBytes = chunkBytes;
        this.writer = writer;
        this.entity = state.entity();
    }

    /**
     * Writes the rows and moves the marker. If the marker then says so, the staged rows still have to be copied.
     *
     * @throws IllegalStateException if the position is not that of a durable frame, or the journal is closed
     * @throws IllegalArgumentException if a row is too large
     */
    AppendResult install() throws IOException, RocksDBException {
        AppendResult fence = state.checkFence(ownerEpoch);
        if (fence instanceof AppendResult.Fenced) {
            return fence;
        }
        ChainLink link = linkAtPosition();
        RowChunk chunk = new RowChunk();
        while (rows.hasNext()) {
            Row row = rows.next();
            RowLimits.requireTakeable(row);
            chunk.add(row);
            if (chunk.bytes() >= chunkBytes && rows.hasNext()) {
                AppendResult result = stage(chunk);
                if (!result.equals(AppendResult.DURABLE)) {
                    return result;
                }
                chunk = new RowChunk();
            }
        }
        return moveMarker(link, chunk);
    }

    private ChainLink linkAtPosition() throws IOException, RocksDBException {
        Marker marker = state.marker();
        if (position > 0 && position == marker.link().position()) {
            return marker.link();
        }
        byte[] stored = position > 0 ? writer.media().frame(state, position) : null;
        if (stored == null) {
            throw new IllegalStateException(entity + ": frame " + position + " is not there to be covered by a checkpoint");
        }
        return SealedFrame.linkOf(stored);
    }

    private AppendResult stage(RowChunk chunk) {
        int number = staged++;
        byte[] encoded = chunk.encode(position);
        return writer.write(new ChunkWork(state, ownerEpoch, encoded.length, group -> {
            if (number == 0) {
                // What a checkpoint left that never got to its marker.
                group.deleteRange(Column.STAGING, Keys.entity(entity), Keys.afterEntity(entity));
            }
            group.put(Column.STAGING, Keys.chunk(entity, number), encoded);
        }, () -> { }));
    }

    /** The last chunk must come after the staged ones: a later row of the same key counts. */
    private AppendResult moveMarker(ChainLink link, RowChunk last) {
        if (staged > 0) {
            AppendResult result = stage(last);
            if (!result.equals(AppendResult.DURABLE)) {
                return result;
            }
        }
        Marker moved = new Marker(link, staged);
        return writer.write(new ChunkWork(state, ownerEpoch, last.bytes(), group -> {
            if (moved.stagedChunks() == 0) {
                last.putInto(group, entity);
            }
            StagedCopy.putMarker(group, entity, moved);
            group.deleteRange(Column.FRAMES, Keys.frame(entity, 0), Keys.frame(entity, position + 1));
        }, () -> state.moved(moved)));
    }
}
