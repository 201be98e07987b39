package io.weft.persistence.rocksdb;

import io.weft.persistence.log.LogGroup;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** A disk in front of another, which does what that does but for what a test overrides. */
class ForwardingDisk implements Disk {

    private final Disk disk;

    ForwardingDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public void append(LogGroup frames, long databaseWrite) throws IOException {
        disk.append(frames, databaseWrite);
    }

    @Override
    public void write(WriteBatch rows) throws RocksDBException {
        disk.write(rows);
    }

    @Override
    public void writeFile(Path file, EntityId entity, List<Row> sorted) throws RocksDBException {
        disk.writeFile(file, entity, sorted);
    }

    @Override
    public void ingest(Path file) throws RocksDBException {
        disk.ingest(file);
    }
}
