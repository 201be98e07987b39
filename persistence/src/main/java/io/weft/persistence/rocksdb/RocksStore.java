package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.EnvOptions;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** The open database. Thread-safe, closing included: native memory is not touched after it. */
final class RocksStore implements AutoCloseable {

    private final RocksOptions options;
    private final RocksDB db;
    private final List<ColumnFamilyHandle> columns;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksStore(RocksOptions options, RocksDB db, List<ColumnFamilyHandle> columns) {
        this.options = options;
        this.db = db;
        this.columns = columns;
    }

    static RocksStore open(Path directory, RocksJournalSettings settings, boolean create) throws RocksDBException {
        return open(new RocksOptions(settings, create), (options, columns) ->
                RocksDB.open(options.db(), directory.toString(), options.columns(), columns));
    }

    /** Changes nothing on the medium. */
    static RocksStore openReadOnly(Path directory, RocksJournalSettings settings) throws RocksDBException {
        RocksOptions tolerant = new RocksOptions(settings, false);
        tolerant.db().setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery);
        return open(tolerant, (options, columns) ->
                RocksDB.openReadOnly(options.db(), directory.toString(), options.columns(), columns));
    }

    private interface Opener {
        RocksDB open(RocksOptions options, List<ColumnFamilyHandle> columns) throws RocksDBException;
    }

    private static RocksStore open(RocksOptions options, Opener opener) throws RocksDBException {
        try {
            List<ColumnFamilyHandle> columns = new ArrayList<>();
            return new RocksStore(options, opener.open(options, columns), columns);
        } catch (RocksDBException | RuntimeException e) {
            options.close();
            throw e;
        }
    }

    /** Durable, all of it, on return. */
    void write(WriteBatch batch) throws RocksDBException {
        use.readLock().lock();
        try {
            requireOpen();
            db.write(synced, batch);
        } finally {
            use.readLock().unlock();
        }
    }

    /** Durable on return, but for its name. The keys that are stored begin with the entity. */
    void writeFile(Path file, EntityId entity, List<Row> sorted) throws RocksDBException {
        use.readLock().lock();
        try {
            requireOpen();
            try (EnvOptions env = new EnvOptions(); SstFileWriter writer = new SstFileWriter(env, options.files())) {
                writer.open(file.toString());
                for (Row row : sorted) {
                    byte[] key = Keys.row(entity, row.key());
                    if (row.value() == null) {
                        writer.delete(key);
                    } else {
                        writer.put(key, row.value());
                    }
                }
                writer.finish();
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /** Durable on return, and the file is gone from where it was. */
    void ingest(Column column, Path file) throws RocksDBException {
        use.readLock().lock();
        try {
            requireOpen();
            // By a link; and the file is not written to, because others have links to it.
            try (IngestExternalFileOptions taking = new IngestExternalFileOptions().setMoveFiles(true).setWriteGlobalSeqno(false)) {
                db.ingestExternalFile(handle(column), List.of(file.toString()), taking);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /** Merges all files that have a key of this range, both ends included, and so drops what is deleted of it. */
    void merge(Column column, byte[] from, byte[] to) throws RocksDBException {
        use.readLock().lock();
        try {
            requireOpen();
            try (CompactRangeOptions beside = new CompactRangeOptions().setExclusiveManualCompaction(false)) {
                db.compactRange(handle(column), from, to, beside);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /** @return null if there is none */
    byte[] get(Column column, byte[] key) throws RocksDBException {
        use.readLock().lock();
        try {
            requireOpen();
            return db.get(handle(column), key);
        } finally {
            use.readLock().unlock();
        }
    }

    /** Gives a consistent view; nothing closes while the reader is at work. */
    <T, E extends Exception> T read(Reading<T, E> reading) throws RocksDBException, E {
        use.readLock().lock();
        try {
            requireOpen();
            try (StoreView view = new StoreView(db, columns)) {
                return reading.read(view);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    interface Reading<T, E extends Exception> {
        T read(StoreView view) throws RocksDBException, E;
    }

    ColumnFamilyHandle handle(Column column) {
        return columns.get(column.ordinal());
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            columns.forEach(ColumnFamilyHandle::close);
            db.close();
            synced.close();
            options.close();
        } finally {
            use.writeLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
    }
}
