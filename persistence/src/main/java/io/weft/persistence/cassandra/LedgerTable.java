package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalUnusable;
import io.weft.protocol.journal.OtherLedger;
import io.weft.protocol.route.ClusterIdentity;

/** What was fixed when the ledger was created. Blocks. */
final class LedgerTable {

    private final CqlSession session;
    private final CassandraSettings settings;
    private final Patience patience;

    LedgerTable(CqlSession session, CassandraSettings settings, Patience patience) {
        this.session = session;
        this.settings = settings;
        this.patience = patience;
    }

    /**
     * @throws OtherLedger     if it belongs to another cluster
     * @throws JournalUnusable if this user may not read or write it
     */
    ClusterIdentity identityOr(ClusterIdentity ifNew) {
        // The answer is not looked at: what is read afterwards counts, whoever wrote it.
        patience.until("storing the identity of the ledger", () -> Faults.unlessForbidden(settings, () -> session.execute(SimpleStatement.newInstance(
                "INSERT INTO " + settings.keyspace() + ".ledger (part, cluster, shards, coordinators, key0, key1)"
                        + " VALUES (0, ?, ?, ?, ?, ?) IF NOT EXISTS",
                settings.cluster(), ifNew.shards(), ifNew.coordinators(), ifNew.key0(), ifNew.key1())
                .setIdempotent(false))));
        Row row = patience.until("reading the identity of the ledger", () -> Faults.unlessForbidden(settings,
                () -> session.execute(SimpleStatement.newInstance(
                "SELECT cluster, shards, coordinators, key0, key1 FROM " + settings.keyspace() + ".ledger WHERE part = 0")
                .setConsistencyLevel(serial()).setIdempotent(true)).one()));
        String cluster = row.getString(0);
        if (!settings.cluster().equals(cluster)) {
            throw new OtherLedger("the ledger in keyspace " + settings.keyspace() + " belongs to the cluster \"" + cluster
                    + "\", and this node is of the cluster \"" + settings.cluster()
                    + "\" (weft.cluster.name, weft.journal.cassandra.keyspace)");
        }
        try {
            return new ClusterIdentity(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4));
        } catch (IllegalArgumentException e) {
            throw new JournalCorrupted("the identity of the ledger in keyspace " + settings.keyspace() + " can't be read", e);
        }
    }

    private ConsistencyLevel serial() {
        return DefaultConsistencyLevel.valueOf(session.getContext().getConfig().getDefaultProfile()
                .getString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY));
    }
}
