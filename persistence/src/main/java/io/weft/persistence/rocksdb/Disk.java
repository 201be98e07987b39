package io.weft.persistence.rocksdb;

import io.weft.persistence.log.LogGroup;
import java.io.IOException;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes one group, on either medium: durable, all of it, on return. Tests put a failing disk here. */
interface Disk {

    /** @param databaseWrite the last write of the database that is durable */
    void append(LogGroup frames, long databaseWrite) throws IOException;

    void write(WriteBatch rows) throws RocksDBException;
}
