package io.weft.persistence.rocksdb;

import java.util.List;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** What the database held at one instant. For one thread. */
final class StoreView implements AutoCloseable {

    private final RocksDB db;
    private final List<ColumnFamilyHandle> columns;
    private final Snapshot snapshot;

    StoreView(RocksDB db, List<ColumnFamilyHandle> columns) {
        this.db = db;
        this.columns = columns;
        this.snapshot = db.getSnapshot();
    }

    byte[] get(Column column, byte[] key) throws RocksDBException {
        try (ReadOptions options = new ReadOptions().setSnapshot(snapshot)) {
            return db.get(columns.get(column.ordinal()), options, key);
        }
    }

    /** Calls the visitor with every entry from {@code from} to before {@code to}, in order. */
    void forEach(Column column, byte[] from, byte[] to, Visitor visitor) throws RocksDBException {
        try (Slice upper = new Slice(to);
                ReadOptions options =
                        new ReadOptions().setSnapshot(snapshot).setIterateUpperBound(upper).setFillCache(false);
                RocksIterator entries = db.newIterator(columns.get(column.ordinal()), options)) {
            for (entries.seek(from); entries.isValid(); entries.next()) {
                visitor.visit(entries.key(), entries.value());
            }
            // An iterator that meets a broken block ends as if it were through.
            entries.status();
        }
    }

    interface Visitor {
        void visit(byte[] key, byte[] value) throws RocksDBException;
    }

    @Override
    public void close() {
        db.releaseSnapshot(snapshot);
        snapshot.close();
    }
}
