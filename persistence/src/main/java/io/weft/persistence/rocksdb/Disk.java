package io.weft.persistence.rocksdb;

import io.weft.persistence.log.LogGroup;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes one group, on either medium, or a file of rows: durable, all of it, on return. Tests put a failing disk here. */
interface Disk {

    /** @param databaseWrite the last write of the database that is durable */
    void append(LogGroup frames, long databaseWrite) throws IOException;

    void write(WriteBatch rows) throws RocksDBException;

    /** @param sorted by key, and each key once */
    void writeFile(Path file, EntityId entity, List<Row> sorted) throws RocksDBException;

    /** Makes such a file a part of the rows; it is gone from where it was. */
    void ingest(Path file) throws RocksDBException;
}
