package io.weft.persistence.rocksdb;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes one group: durable, all of it, on return. Tests put a failing disk here. */
interface GroupWrite {

    void write(WriteBatch group) throws RocksDBException;
}
