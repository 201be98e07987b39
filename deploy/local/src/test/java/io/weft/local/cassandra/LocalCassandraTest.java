package io.weft.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One real node; each start of another would take seconds. */
@ExtendWith(NeedsCassandra.class)
@Timeout(300)
class LocalCassandraTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void shouldLiveThroughPauseAndKillWithAllThatItAcknowledged() throws Exception {
        // given
        try (LocalCassandra cassandra = LocalCassandra.start(LocalCassandraSettings.forTests(directory.resolve("a b")))) {
            InetSocketAddress address = cassandra.contactPoints().get(0);
            write(cassandra);
            assertThat(onlyStatus(cassandra).state()).isEqualTo("up");
            assertThat(onlyStatus(cassandra).version()).startsWith("5.0.");
            assertThat(onlyStatus(cassandra).dataBytes()).isPositive();

            // when, then: it is paused
            cassandra.pause(0);
            assertThat(CqlProbe.answers(address)).isFalse();
            assertThat(onlyStatus(cassandra).state()).isEqualTo("no answer");
            cassandra.resume(0);
            await().atMost(LONG).until(() -> CqlProbe.answers(address));

            // when, then: another program looks for it, and would start it once more
            assertThat(LocalCassandra.find(cassandra.settings().directory()).orElseThrow().status().get(0).pid())
                    .isEqualTo(onlyStatus(cassandra).pid());
            assertThatExceptionOfType(CassandraFailed.class)
                    .isThrownBy(() -> LocalCassandra.start(cassandra.settings())).withMessageContaining("already");

            // when, then: it is killed
            cassandra.kill(0);
            assertThat(onlyStatus(cassandra).state()).isEqualTo("down");
            cassandra.restart(0);
            assertThat(read(cassandra)).isEqualTo(42);
        }

        // then
        assertThat(LocalCassandra.find(directory.resolve("a b")).orElseThrow().status().get(0).state()).isEqualTo("down");
    }

    @Test
    void shouldShareOneNode() {
        // when
        LocalCassandra shared = SharedCassandra.get();

        // then
        assertThat(SharedCassandra.get()).isSameAs(shared);
        assertThat(CqlProbe.answers(shared.contactPoints().get(0))).isTrue();
    }

    private static NodeStatus onlyStatus(LocalCassandra cassandra) throws Exception {
        return cassandra.status().get(0);
    }

    private static void write(LocalCassandra cassandra) {
        try (CqlSession session = session(cassandra)) {
            session.execute("CREATE KEYSPACE k WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            session.execute("CREATE TABLE k.t (id int PRIMARY KEY, v int)");
            session.execute("INSERT INTO k.t (id, v) VALUES (1, 42) IF NOT EXISTS");
        }
    }

    private static int read(LocalCassandra cassandra) {
        try (CqlSession session = session(cassandra)) {
            return session.execute("SELECT v FROM k.t WHERE id = 1").one().getInt("v");
        }
    }

    private static CqlSession session(LocalCassandra cassandra) {
        return CqlSession.builder().addContactPoints(cassandra.contactPoints()).withLocalDatacenter(cassandra.dataCenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, LONG).build())
                .build();
    }
}
