package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Who owns what. Changes block, and go on until their fate is known (rule 21); {@link #owners} does not. Thread-safe.
 */
final class OwnerTable {

    private final CqlSession session;
    private final Tables tables;
    private final Patience patience;

    /** What became of a change. */
    sealed interface Change {

        /** This is the row now, at a quorum. */
        record Made(OwnerRow row) implements Change {}

        /** Somebody else has changed the row before; it is not what was wanted. */
        record Lost(OwnerRow found) implements Change {}
    }

    OwnerTable(CqlSession session, Tables tables, Patience patience) {
        this.session = session;
        this.tables = tables;
        this.patience = patience;
    }

    /** By a quorum that is asked now; never throws. */
    CompletionStage<Map<EntityId, FenceChecks.Owner>> owners(Set<EntityId> entities) {
        try {
            Map<String, EntityId> byName = entities.stream().collect(Collectors.toMap(EntityId::toString, entity -> entity));
            return session.executeAsync(tables.readOwners.bind(List.copyOf(byName.keySet()))).thenApply(result -> {
                Map<EntityId, FenceChecks.Owner> owners = new HashMap<>();
                // A page has room for all entities that a ledger may have.
                for (Row row : result.currentPage()) {
                    owners.put(byName.get(row.getString(0)), new FenceChecks.Owner(row.getLong(1), row.getUuid(2)));
                }
                return owners;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** As the last change left it, whether that was acknowledged or not. */
    OwnerRow read(EntityId entity) {
        return patience.until("reading the owner of " + entity, () -> {
            Row row = session.execute(tables.readOwner.bind(entity.toString())).one();
            return row == null ? OwnerRow.unclaimed(entity) : decode(entity, row);
        });
    }

    private static OwnerRow decode(EntityId entity, Row row) {
        if (row.isNull(0) || row.isNull(1) || row.isNull(2) || row.isNull(3) || row.isNull(5)) {
            throw new JournalCorrupted(entity + ": its row in the owners' table is not whole");
        }
        Map<Long, Long> cuts = row.getMap(4, Long.class, Long.class);
        return new OwnerRow(entity, row.getLong(0), row.getUuid(1), row.getLong(2), row.getUuid(3),
                new TreeMap<>(cuts == null ? Map.of() : cuts), Marker.decode(entity, row.getByteBuffer(5)));
    }

    /**
     * Compare-and-set. A change of which the acknowledgement did not come is looked for and, if it is there, made once more
     * under another name: only an acknowledged one is known to be at a quorum, where plain reads must meet it.
     */
    Change change(OwnerRow from, OwnerRow to) {
        OwnerRow expected = from;
        OwnerRow wanted = to;
        while (true) {
            if (tryChange(expected, wanted)) {
                return new Change.Made(wanted);
            }
            OwnerRow found = read(from.entity());
            if (found.change().equals(wanted.change())) {
                expected = found;
                wanted = found.again(UUID.randomUUID());
            } else if (found.version() != expected.version()) {
                return new Change.Lost(found);
            }
        }
    }

    /** @return whether it was acknowledged; if not, its fate is unknown */
    private boolean tryChange(OwnerRow expected, OwnerRow wanted) {
        patience.requireOpen();
        try {
            return session.execute(bind(expected, wanted)).wasApplied();
        } catch (RuntimeException e) {
            if (!Faults.mayPass(e)) {
                throw e;
            }
            patience.passed("changing the owner of " + wanted.entity(), e);
            return false;
        }
    }

    private BoundStatement bind(OwnerRow expected, OwnerRow wanted) {
        boolean isFirst = expected.version() == 0;
        BoundStatement statement = (isFirst ? tables.insertOwner : tables.updateOwner).bind()
                .setLong(0, wanted.epoch())
                .setUuid(1, wanted.token())
                .setLong(2, wanted.version())
                .setUuid(3, wanted.change())
                .setMap(4, wanted.cuts(), Long.class, Long.class)
                .setByteBuffer(5, wanted.marker().encode())
                .setString(6, wanted.entity().toString());
        return isFirst ? statement : statement.setLong(7, expected.version());
    }
}
