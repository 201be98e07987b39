package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import org.rocksdb.RocksDBException;

/** Copies the staged rows of an installed checkpoint to where rows are read. Repeating it changes nothing. */
final class StagedCopy {

    private StagedCopy() {}

    /** @throws io.weft.protocol.journal.JournalCorrupted if a chunk is missing or broken */
    static void finish(EntityState state, WriterClient writer) throws RocksDBException {
        EntityId entity = state.entity();
        Marker marker = state.marker();
        if (marker.stagedChunks() == 0) {
            return;
        }
        for (int number = 0; number < marker.stagedChunks(); number++) {
            String what = entity + ": chunk " + number + " of " + marker.stagedChunks() + " of the checkpoint at frame "
                    + marker.link().position();
            byte[] stored = writer.media().store().get(Column.STAGING, Keys.chunk(entity, number));
            RowChunk chunk = RowChunk.decode(what, marker.link().position(), stored);
            writer.write(new CopyWork(chunk.bytes(), group -> chunk.putInto(group, entity), () -> { }));
        }
        Marker copied = marker.copied();
        writer.write(new CopyWork(Marker.BYTES, group -> {
            putMarker(group, entity, copied);
            group.deleteRange(Column.STAGING, Keys.entity(entity), Keys.afterEntity(entity));
        }, () -> state.moved(copied)));
    }

    /** Both copies of it. */
    static void putMarker(GroupBatch group, EntityId entity, Marker marker) throws RocksDBException {
        group.put(Column.META, Keys.checkpoint(entity), marker.encode());
        group.put(Column.ROWS, Keys.entity(entity), marker.encode());
    }
}
