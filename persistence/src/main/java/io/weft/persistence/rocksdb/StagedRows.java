package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import java.io.IOException;
import org.rocksdb.RocksDBException;

/** Brings the staged rows of an installed checkpoint to where rows are read. Repeating it changes nothing. */
final class StagedRows {

    private StagedRows() {}

    /** @throws io.weft.protocol.journal.JournalCorrupted if a file is missing; a broken one is RocksDB's to report */
    static void finish(EntityState state, StagedFiles files, WriterClient writer) throws IOException, RocksDBException {
        EntityId entity = state.entity();
        Marker marker = state.marker();
        if (marker.stagedFiles() == 0) {
            return;
        }
        files.ingest(entity, marker, writer::requireUsable);
        Marker ingested = marker.ingested();
        writer.write(new CopyWork(Marker.BYTES, group -> putMarker(group, entity, ingested), () -> state.moved(ingested)));
        files.clear(entity);
    }

    /** Both copies of it. */
    static void putMarker(GroupBatch group, EntityId entity, Marker marker) throws RocksDBException {
        group.put(Column.META, Keys.checkpoint(entity), marker.encode());
        group.put(Column.ROWS, Keys.entity(entity), marker.encode());
    }
}
