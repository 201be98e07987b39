package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rocksdb.RocksDBException;

/**
 * Gives back the space of rows that were deleted. To RocksDB a deletion is a row like any other, and space comes back
 * when it is merged with what it deletes; but rows that are only ever added, and deleted from the oldest on, as
 * remembered ids are, overlap nothing and are never merged by themselves. So when many rows of a table (the first byte of the
 * key) have been deleted, all up to the last of them are merged. Where those are all that is there, which is so for
 * remembered ids, nothing is left to write; of other tables little is rewritten, and not often.
 *
 * <p>What was counted is forgotten in a crash; but as it is merged from the beginning of the table, the next time catches up.
 * Used on the thread of the checkpoints.
 */
final class DeletedRows {

    /** Of one table. A row of remembered ids has some 48 KiB. */
    static final int MANY = 256;
    /** Rows that come and go between two checkpoints, such as those of what is in doubt, may be many every time. */
    static final int CHECKPOINTS_BETWEEN = 16;

    private final RocksStore store;
    private final Map<Table, Deleted> byTable = new HashMap<>();
    private final Map<EntityId, Integer> checkpoints = new HashMap<>();

    private record Table(EntityId entity, byte first) {}

    private record Deleted(int count, byte[] last) {

        static final Deleted NONE = new Deleted(0, new byte[0]);

        Deleted plus(byte[] key) {
            return new Deleted(count + 1, Arrays.compareUnsigned(key, last) > 0 ? key : last);
        }
    }

    DeletedRows(RocksStore store) {
        this.store = store;
    }

    /** A row of a checkpoint that is about to be installed. */
    void note(EntityId entity, Row row) {
        if (row.value() == null) {
            Table table = new Table(entity, row.key()[0]);
            byTable.put(table, byTable.getOrDefault(table, Deleted.NONE).plus(row.key()));
        }
    }

    /** The rows of its checkpoint are where rows are read. */
    void reclaim(EntityId entity) throws RocksDBException {
        if (checkpoints.merge(entity, 1, Integer::sum) % CHECKPOINTS_BETWEEN != 0) {
            return;
        }
        for (Map.Entry<Table, Deleted> entry : byTable.entrySet()) {
            Deleted deleted = entry.getValue();
            if (entry.getKey().entity().equals(entity) && deleted.count() >= MANY) {
                byte[] from = Keys.row(entity, new byte[] {entry.getKey().first()});
                store.merge(Column.ROWS, from, Keys.row(entity, deleted.last()));
                entry.setValue(Deleted.NONE);
            }
        }
    }
}
