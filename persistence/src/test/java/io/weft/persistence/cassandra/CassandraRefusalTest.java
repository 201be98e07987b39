package io.weft.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.pace.GroupPace;
import io.weft.protocol.journal.JournalUnusable;
import io.weft.protocol.journal.OtherLedger;
import io.weft.protocol.route.ClusterIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Cassandra that can't be used: each refusal says what is wrong, and what to do. */
class CassandraRefusalTest {

    @Test
    void shouldSayThatNobodyAnswers() throws IOException {
        // given
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        // when, then
        assertRefused(with("refusal", "datacenter1", "127.0.0.1:" + free, "test"), "127.0.0.1:" + free, "is it running");
    }

    @Test
    void shouldSayThatAnAddressIsNone() {
        assertRefused(with("refusal", "datacenter1", "127.0.0.1", "test"), "\"127.0.0.1\" is not host:port");
    }

    @Test
    void shouldSayThatAKeyspaceCanNotHaveThisName() {
        assertRefused(with("full", "datacenter1", "", "test"), "takes no keyspace full", "weft.journal.cassandra.keyspace");
    }

    @Test
    void shouldNameTheDataCentresThatThereAre() {
        assertRefused(with("refusal", "europe", "", "test"), "no data centre \"europe\"", "[datacenter1]");
    }

    @Test
    void shouldSayHowToMakeTheSchema() {
        assertRefused(with("nothing_here", "datacenter1", "", "test"), "nothing_here", "weft schema apply");
    }

    @Test
    void shouldRefuseANewerSchemaAndAnOlderOne() {
        // given
        CassandraSettings settings = with("refusal_schema", "datacenter1", "", "test");
        Schema.apply(settings, Map.of("datacenter1", 1));
        try (StoredTables tables = new StoredTables(settings)) {

            // when, then
            tables.run("INSERT INTO @schema_version (part, version) VALUES (0, ?)", Schema.VERSION + 1);
            assertRefused(settings, "version " + (Schema.VERSION + 1), "use a newer build");
            assertThatThrownBy(() -> Schema.apply(settings, Map.of())).isInstanceOf(JournalUnusable.class);

            // when, then
            tables.run("DELETE FROM @schema_version WHERE part = 0");
            assertRefused(settings, "weft schema apply");
            assertThat(Schema.apply(settings, Map.of())).containsExactly(Schema.VERSION);
            CassandraJournal.open(settings).close();
        }
    }

    @Test
    void shouldRefuseTheLedgerOfAnotherCluster() {
        // given
        CassandraSettings settings = TestCassandra.empty("refusal_ledger");
        ClusterIdentity identity = new ClusterIdentity(16, 4, 1, 2);
        try (CassandraJournal journal = CassandraJournal.open(settings)) {
            journal.identityOr(identity);
        }

        // when, then
        try (CassandraJournal journal = CassandraJournal.open(with("refusal_ledger", "datacenter1", "", "another"))) {
            assertThatThrownBy(() -> journal.identityOr(identity)).isInstanceOf(OtherLedger.class)
                    .hasMessageContainingAll("\"test\"", "\"another\"", "weft.cluster.name");
        }
    }

    private static CassandraSettings with(String keyspace, String dataCenter, String contactPoint, String cluster) {
        List<String> contactPoints = contactPoint.isEmpty() ? TestCassandra.contactPoints() : List.of(contactPoint);
        return new CassandraSettings(cluster, contactPoints, dataCenter, keyspace, false, 5_000, 5_000, 128L << 20, new GroupPace(0, 0), 8 << 10,
                64 << 10, true, Optional.empty(), Optional.empty());
    }

    private static void assertRefused(CassandraSettings settings, String... parts) {
        assertThatThrownBy(() -> CassandraJournal.open(settings)).isInstanceOf(JournalUnusable.class)
                .hasMessageContainingAll(parts);
    }
}
