package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import io.weft.protocol.journal.JournalUnusable;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether every node of Cassandra that can be asked keeps what it has acknowledged. Blocks. */
final class ServerChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ServerChecks.class);

    private final CqlSession session;
    private final CassandraSettings settings;

    ServerChecks(CqlSession session, CassandraSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** @throws JournalUnusable if one does not */
    void requireSafe() {
        for (Node node : session.getMetadata().getNodes().values()) {
            if (settings.dataCenter().equals(node.getDatacenter())) {
                check(node, read(node));
            }
        }
    }

    private void check(Node node, Map<String, String> server) {
        String sync = server.get("commitlog_sync");
        if ("periodic".equals(sync)) {
            String problem = "Cassandra's node " + node.getEndPoint() + " has commitlog_sync: periodic, so it acknowledges"
                    + " writes before they are on its disk, and a power cut loses them";
            if (settings.requireSyncedLog()) {
                throw new JournalUnusable(problem + "; set it to group or batch in its cassandra.yaml"
                        + " (or, where money does not matter, weft.journal.cassandra.require-synced-log = false)");
            }
            LOG.warn(problem);
        }
        if (server.containsKey("paxos_variant") && !"v2".equals(server.get("paxos_variant"))) {
            LOG.warn("Cassandra's node {} has paxos_variant: {}; v2 is recommended", node.getEndPoint(),
                    server.get("paxos_variant"));
        }
    }

    /** A node that is down, or that does not show its settings, is passed over. */
    private Map<String, String> read(Node node) {
        Map<String, String> found = new HashMap<>();
        try {
            for (Row row : session.execute(SimpleStatement.newInstance("SELECT name, value FROM system_views.settings"
                    + " WHERE name IN ('commitlog_sync', 'paxos_variant')").setNode(node))) {
                found.put(row.getString(0), row.getString(1));
            }
        } catch (RuntimeException e) {
            if (!Faults.mayPass(e) && !(e instanceof QueryValidationException)) {
                throw e;
            }
            LOG.warn("The settings of Cassandra's node {} could not be read, so they are not checked: {}", node.getEndPoint(),
                    Faults.reason(e));
        }
        return found;
    }
}
