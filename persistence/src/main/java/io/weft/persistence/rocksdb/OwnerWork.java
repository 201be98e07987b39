package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.io.IOException;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/** What only the owner of an entity may have done (rule 19). */
abstract class OwnerWork extends Work<AppendResult> {

    private final EntityState state;
    private final long ownerEpoch;

    OwnerWork(EntityState state, long ownerEpoch) {
        this.state = state;
        this.ownerEpoch = ownerEpoch;
    }

    /** Like {@link #addTo}, for one who is the owner. */
    abstract Supplier<AppendResult> addAsOwner(GroupBatch group) throws IOException, RocksDBException;

    @Override
    final Supplier<AppendResult> addTo(GroupBatch group) throws IOException, RocksDBException {
        AppendResult fence = state.checkFence(ownerEpoch);
        return fence instanceof AppendResult.Fenced ? () -> fence : addAsOwner(group);
    }

    @Override
    void fateUnknown(String reason) {
        stage().complete(new AppendResult.FateUnknown(reason));
    }
}
