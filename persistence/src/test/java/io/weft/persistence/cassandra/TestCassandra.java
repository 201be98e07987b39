package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.SharedCassandra;
import io.weft.persistence.pace.GroupPace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Cassandra of these tests, and journals on it that are small, so that little data meets every path. */
final class TestCassandra {

    static final String CLUSTER = "test";

    private static final long MIB = 1L << 20;

    private TestCassandra() {}

    static List<String> contactPoints() {
        return contactPoints(SharedCassandra.get());
    }

    static List<String> contactPoints(LocalCassandra cassandra) {
        return cassandra.contactPoints().stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort()).toList();
    }

    static CassandraSettings settings(String keyspace) {
        return new CassandraSettings(CLUSTER, contactPoints(), "datacenter1", keyspace, false, 10_000, 10_000,
                128 * MIB, new GroupPace(0, 0), 8 << 10, 64 << 10, true, Optional.empty(), Optional.empty());
    }

    /** With segments of a usual size. */
    static CassandraSettings large(String keyspace, String contactPoint) {
        CassandraSettings settings = CassandraSettings.local(CLUSTER, keyspace, List.of(contactPoint), "datacenter1");
        Schema.apply(settings, Map.of("datacenter1", 1));
        return settings;
    }

    /** Empty tables. */
    static CassandraSettings empty(String keyspace) {
        CassandraSettings settings = settings(keyspace);
        if (Schema.apply(settings, Map.of("datacenter1", 1)).isEmpty()) {
            try (CqlSession session = Sessions.connect(settings)) {
                for (String table : List.of("owner", "frame", "run", "ledger")) {
                    session.execute(SimpleStatement.newInstance("TRUNCATE " + keyspace + "." + table)
                            .setTimeout(Sessions.SCHEMA_TIMEOUT));
                }
            }
        }
        return settings;
    }
}
