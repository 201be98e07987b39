package io.weft.persistence.cassandra;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.LocalCassandraSettings;
import io.weft.persistence.Recovered;
import io.weft.persistence.cassandra.CassandraSettings.Credentials;
import io.weft.persistence.pace.GroupPace;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalUnusable;
import io.weft.protocol.route.ClusterIdentity;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Cassandra that asks who is there, does not let everybody do everything, and stops writers before its disk is full. */
class CassandraForbidsTest {

    private static final EntityId SHARD = EntityId.shard(3);
    private static final ClusterIdentity IDENTITY = new ClusterIdentity(16, 4, 1, 2);
    private static final Duration SOON = Duration.ofSeconds(60);
    /** The only user that a new Cassandra has. */
    private static final Credentials ADMIN = new Credentials("cassandra", "cassandra");
    private static final Credentials NODE = new Credentials("weft", "secret");
    private static final int DISK_MIB = 64;

    @TempDir
    static Path directory;

    private static LocalCassandra cassandra;
    private static CqlSession admin;

    @BeforeAll
    static void start() throws Exception {
        cassandra = LocalCassandra.start(LocalCassandraSettings.forTests(directory).with(new LocalCassandraSettings.Extra(
                Map.of("authenticator", "PasswordAuthenticator", "authorizer", "CassandraAuthorizer",
                        "permissions_validity", "100ms", "roles_validity", "100ms",
                        "data_disk_usage_max_disk_size", DISK_MIB + "MiB", "data_disk_usage_percentage_warn_threshold", "50",
                        "data_disk_usage_percentage_fail_threshold", "70"),
                List.of("-Dcassandra.superuser_setup_delay_ms=0", "-Dcassandra.disk_usage.monitor_interval_ms=100"))));
        CassandraSettings settings = settings("system", ADMIN);
        await().atMost(SOON).ignoreExceptions().until(() -> (admin = Sessions.connect(settings)) != null);
        admin.execute("CREATE ROLE " + NODE.user() + " WITH LOGIN = true AND PASSWORD = '" + NODE.password() + "'");
    }

    @AfterAll
    static void stop() {
        if (admin != null) {
            admin.close();
        }
        cassandra.close();
    }

    @Test
    void shouldNameTheUserThatIsNotLetIn() {
        // given
        schema("stranger");

        // when, then
        assertThatThrownBy(() -> CassandraJournal.open(settings("stranger", new Credentials("weft", "wrong"))))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContainingAll("the user \"weft\"", "password-file")
                .message().doesNotContain("wrong", "is it running");
        assertThatThrownBy(() -> CassandraJournal.open(settings("stranger", null))).isInstanceOf(JournalUnusable.class)
                .hasMessageContainingAll("a user who has not logged in", "weft.journal.cassandra.user");
    }

    @Test
    void shouldSayWhichRightsANodeNeeds() {
        // given
        schema("rights");

        // when, then
        assertThatThrownBy(() -> CassandraJournal.open(settings("rights", NODE))).isInstanceOf(JournalUnusable.class)
                .hasMessageContainingAll("the user \"weft\"", "keyspace rights", "SELECT and MODIFY");

        // when, then
        grant("SELECT", "rights");
        await().atMost(SOON).untilAsserted(() -> {
            try (CassandraJournal journal = CassandraJournal.open(settings("rights", NODE))) {
                assertThatThrownBy(() -> journal.identityOr(IDENTITY)).isInstanceOf(JournalUnusable.class)
                        .hasMessageContainingAll("MODIFY", "ledger");
            }
        });

        // when, then
        assertThatThrownBy(() -> Schema.apply(settings("not_there", NODE), Map.of("datacenter1", 1)))
                .isInstanceOf(JournalUnusable.class).hasMessageContainingAll("the user \"weft\"", "CREATE");
    }

    @Test
    void shouldGoOnWhenRightsThatWereTakenAwayAreBack() {
        // given
        schema("revoked");
        grant("SELECT", "revoked");
        grant("MODIFY", "revoked");
        try (CassandraJournal journal = openWhenAllowed("revoked")) {
            JournalOwnership owner = claimed(journal);
            appendUntilDurable(owner, 1);

            // when
            admin.execute("REVOKE MODIFY ON KEYSPACE revoked FROM " + NODE.user());
            long last = appendUntilItIsUnknown(owner, 2);
            CompletionStage<JournalOwnership> claim = journal.claim(EntityId.shard(4));
            grant("MODIFY", "revoked");

            // then
            appendUntilDurable(owner, last);
            assertThat(get(claim).entity()).isEqualTo(EntityId.shard(4));
            assertThat(Recovered.from(get(journal.claim(SHARD))).frames()).hasSize((int) last);
        }
    }

    @Test
    void shouldGoOnWhenThereIsRoomAgain() {
        // given
        schema("full_disk");
        grant("SELECT", "full_disk");
        grant("MODIFY", "full_disk");
        admin.execute("CREATE TABLE full_disk.filler (k int PRIMARY KEY, v blob)");
        try (CassandraJournal journal = openWhenAllowed("full_disk")) {
            JournalOwnership owner = claimed(journal);
            appendUntilDurable(owner, 1);

            // when
            fill("full_disk.filler");
            long last = appendUntilItIsUnknown(owner, 2);
            admin.execute("TRUNCATE full_disk.filler");

            // then
            appendUntilDurable(owner, last);
            assertThat(Recovered.from(get(journal.claim(SHARD))).frames()).hasSize((int) last);
        }
    }

    private static void schema(String keyspace) {
        Schema.apply(settings(keyspace, ADMIN), Map.of("datacenter1", 1));
    }

    /** With what can't be compressed. */
    private static void fill(String table) {
        Random random = new Random(1);
        byte[] value = new byte[1 << 20];
        for (int mib = 0; mib < DISK_MIB; mib++) {
            random.nextBytes(value);
            admin.execute("INSERT INTO " + table + " (k, v) VALUES (?, ?)", mib, ByteBuffer.wrap(value));
        }
    }

    private static void grant(String right, String keyspace) {
        admin.execute("GRANT " + right + " ON KEYSPACE " + keyspace + " TO " + NODE.user());
    }

    private static CassandraSettings settings(String keyspace, Credentials credentials) {
        return new CassandraSettings(TestCassandra.CLUSTER, TestCassandra.contactPoints(cassandra), cassandra.dataCenter(),
                keyspace, false, 20_000, 5_000, 128L << 20, new GroupPace(0, 0), 8 << 10, 64 << 10, true,
                Optional.ofNullable(credentials), Optional.empty());
    }

    /** Cassandra remembers for a moment what a user was not allowed. */
    private static CassandraJournal openWhenAllowed(String keyspace) {
        CassandraJournal[] opened = new CassandraJournal[1];
        await().atMost(SOON).ignoreExceptions().until(() -> {
            opened[0] = CassandraJournal.open(settings(keyspace, NODE));
            return true;
        });
        return opened[0];
    }

    private static JournalOwnership claimed(CassandraJournal journal) {
        JournalOwnership owner = get(journal.claim(SHARD));
        assertThat(Recovered.from(owner).frames()).isEmpty();
        return owner;
    }

    /** @return the position that is not durable */
    private static long appendUntilItIsUnknown(JournalOwnership owner, long position) {
        long[] next = {position};
        await().atMost(SOON).until(() -> {
            AppendResult result = append(owner, next[0]);
            if (result instanceof AppendResult.FateUnknown) {
                return true;
            }
            assertThat(result).isEqualTo(AppendResult.DURABLE);
            next[0]++;
            return false;
        });
        return next[0];
    }

    private static void appendUntilDurable(JournalOwnership owner, long position) {
        await().atMost(SOON).until(() -> append(owner, position).equals(AppendResult.DURABLE));
    }

    private static AppendResult append(JournalOwnership owner, long position) {
        return get(owner.append(position, bytes("" + position)));
    }
}
