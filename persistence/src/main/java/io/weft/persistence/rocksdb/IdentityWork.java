package io.weft.persistence.rocksdb;

import io.weft.protocol.route.ClusterIdentity;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/** Stores what is fixed when a ledger is created, unless it is there already. */
final class IdentityWork extends Work<ClusterIdentity> {

    private static final long BYTES = 64;

    private final ClusterIdentity ifNew;

    IdentityWork(ClusterIdentity ifNew) {
        this.ifNew = ifNew;
    }

    @Override
    Object lane() {
        return IdentityWork.class;
    }

    @Override
    long bytes() {
        return BYTES;
    }

    @Override
    Supplier<ClusterIdentity> addTo(GroupBatch group) throws RocksDBException {
        ClusterIdentity stored =
                MetaRows.read("identity", group.media().store().get(Column.META, Keys.IDENTITY), MetaRows::toIdentity);
        if (stored != null) {
            return () -> stored;
        }
        group.put(Column.META, Keys.IDENTITY, MetaRows.ofIdentity(ifNew));
        return () -> ifNew;
    }
}
