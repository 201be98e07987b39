package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.RowLimits;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * One checkpoint of one entity, on the checkpointer's thread.
 *
 * <p>If the rows are few, one write puts them and moves the marker. If not, they can't be written in one piece without
 * holding up every append of the node. So they are first staged, in sorted files, where nobody reads them; then one small
 * write moves the marker, and from that instant the new checkpoint stands; then {@link StagedRows} has RocksDB take the
 * files as they are, which after a crash is begun again from the first. So a checkpoint of any size is atomic, no write is
 * large, and no row is written twice.
 *
 * <p>The write that moves the marker also deletes those covered frames that {@link LogTrimmer} had moved into the database.
 * The others are in the log: they are dropped from its index when the marker is durable, and their space is given back by
 * the segment.
 */
final class CheckpointRun {

    /** Below it a file costs more than it saves. */
    private static final int MIN_FILE_BYTES = 64 << 10;

    private final EntityState state;
    private final long ownerEpoch;
    private final long position;
    private final Iterator<Row> rows;
    private final Sizes sizes;
    private final StagedFiles files;
    private final DeletedRows deleted;
    private final WriterClient writer;
    private final EntityId entity;

    private int staged;

    /**
     * @param smallBytes rows that come to less go with the marker, or with other rows into one file
     * @param fileBytes  so much is gathered, and sorted, in memory at a time
     */
    record Sizes(long smallBytes, long fileBytes) {

        static Sizes of(RocksJournalSettings settings) {
            return new Sizes(Math.min(MIN_FILE_BYTES, settings.checkpointChunkBytes()), settings.memtableBytes() / 2);
        }
    }

    CheckpointRun(EntityState state, long ownerEpoch, long position, Iterator<Row> rows, Sizes sizes, StagedFiles files,
            DeletedRows deleted, WriterClient writer) {
        this.state = state;
        this.ownerEpoch = ownerEpoch;
        this.position = position;
        this.rows = rows;
        this.sizes = sizes;
        this.files = files;
        this.deleted = deleted;
        this.writer = writer;
        this.entity = state.entity();
    }

    /**
     * Writes the rows and moves the marker. If the marker then says so, the staged rows still have to be ingested.
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
        // What a checkpoint left that never got to its marker.
        files.clear(entity);
        SortedRows gathered = new SortedRows();
        while (rows.hasNext()) {
            Row row = rows.next();
            RowLimits.requireTakeable(row);
            gathered.add(row);
            deleted.note(entity, row);
            if (gathered.bytes() >= sizes.fileBytes()) {
                stage(gathered);
                gathered = new SortedRows();
                fence = state.checkFence(ownerEpoch);
                if (fence instanceof AppendResult.Fenced) {
                    return fence;
                }
            }
        }
        return moveMarker(link, gathered);
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

    private void stage(SortedRows gathered) throws IOException, RocksDBException {
        for (List<Row> piece : SortedRows.cut(gathered.sorted(), sizes.smallBytes())) {
            writer.requireUsable();
            files.write(entity, position, staged++, piece);
        }
    }

    /** What is left goes with the marker only if nothing is staged: a later row of the same key counts. */
    private AppendResult moveMarker(ChainLink link, SortedRows left) throws IOException, RocksDBException {
        boolean areFew = staged == 0 && left.bytes() < sizes.smallBytes();
        if (!areFew && !left.isEmpty()) {
            stage(left);
        }
        if (staged > 0) {
            files.sync();
        }
        List<Row> withMarker = areFew ? left.sorted() : List.of();
        Marker moved = new Marker(link, staged);
        return writer.write(new ChunkWork(state, ownerEpoch, Marker.BYTES + (areFew ? left.bytes() : 0), group -> {
            put(withMarker, group);
            StagedRows.putMarker(group, entity, moved);
            group.deleteRange(Column.FRAMES, Keys.frame(entity, 0), Keys.frame(entity, position + 1));
        }, () -> state.moved(moved)));
    }

    private void put(List<Row> few, GroupBatch group) throws RocksDBException {
        for (Row row : few) {
            byte[] key = Keys.row(entity, row.key());
            if (row.value() == null) {
                group.delete(Column.ROWS, key);
            } else {
                group.put(Column.ROWS, key, row.value());
            }
        }
    }
}
