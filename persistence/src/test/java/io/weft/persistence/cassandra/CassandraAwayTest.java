package io.weft.persistence.cassandra;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.LocalCassandraSettings;
import io.weft.persistence.Recovered;
import io.weft.persistence.pace.GroupPace;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Cassandra that is paused, or killed, and comes back. */
class CassandraAwayTest {

    private static final EntityId SHARD = EntityId.shard(3);
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static LocalCassandra cassandra;
    private CassandraJournal journal;

    @BeforeAll
    static void start() throws Exception {
        cassandra = LocalCassandra.start(LocalCassandraSettings.forTests(directory));
    }

    @AfterAll
    static void stop() {
        cassandra.close();
    }

    @BeforeEach
    void open() {
        CassandraSettings settings = new CassandraSettings(TestCassandra.CLUSTER, TestCassandra.contactPoints(cassandra),
                cassandra.dataCenter(), "away", false, 20_000, 1_000, 128L << 20, new GroupPace(0, 0), 8 << 10, 64 << 10, true,
                Optional.empty(), Optional.empty());
        Schema.apply(settings, Map.of(cassandra.dataCenter(), 1));
        journal = CassandraJournal.open(settings);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldNotKnowTheFateOfAnAppendWhileCassandraIsPausedAndCountItOnceAfterwards() throws Exception {
        // given
        JournalOwnership owner = get(journal.claim(SHARD));
        long last = Recovered.lastOf(owner);
        appendUntilDurable(owner, last + 1);

        // when
        cassandra.pause(0);
        AppendResult paused = get(owner.append(last + 2, bytes("" + (last + 2))));
        AppendResult check = get(owner.checkFence());
        cassandra.resume(0);

        // then
        assertThat(paused).isInstanceOf(AppendResult.FateUnknown.class);
        assertThat(check).isInstanceOf(AppendResult.FateUnknown.class);
        appendUntilDurable(owner, last + 2);
        appendUntilDurable(owner, last + 3);
        assertThat(recover().frames()).endsWith(frame(last + 1), frame(last + 2), frame(last + 3));
    }

    @Test
    void shouldFinishClaimsAndCheckpointsThatBeganWhileCassandraWasPaused() throws Exception {
        // given
        JournalOwnership owner = get(journal.claim(SHARD));
        long last = Recovered.lastOf(owner);
        appendUntilDurable(owner, last + 1);

        // when
        cassandra.pause(0);
        CompletionStage<AppendResult> checkpoint = owner.checkpoint(last + 1, List.of(row("a", "1")).iterator());
        CompletionStage<JournalOwnership> claim = journal.claim(EntityId.shard(4));
        await().atMost(SOON).until(() -> journal.metrics().checkpointsBegun() == 1);
        assertThat(get(owner.checkFence())).isInstanceOf(AppendResult.FateUnknown.class);
        cassandra.resume(0);

        // then
        assertThat(get(checkpoint)).isEqualTo(AppendResult.DURABLE);
        assertThat(get(claim).entity()).isEqualTo(EntityId.shard(4));
        assertThat(recover().rows()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void shouldFindWhatWasAcknowledgedBeforeCassandraWasKilled() throws Exception {
        // given
        JournalOwnership owner = get(journal.claim(SHARD));
        long last = Recovered.lastOf(owner);
        for (int n = 1; n <= 20; n++) {
            appendUntilDurable(owner, last + n);
        }

        // when
        cassandra.kill(0);
        AppendResult dead = get(owner.append(last + 21, bytes("" + (last + 21))));
        cassandra.restart(0);

        // then
        assertThat(dead).isInstanceOf(AppendResult.FateUnknown.class);
        appendUntilDurable(owner, last + 21);
        assertThat(recover().frames()).contains(frame(last + 1), frame(last + 20), frame(last + 21));
    }

    private Recovered recover() {
        return Recovered.from(get(journal.claim(SHARD)));
    }

    private static String frame(long position) {
        return position + ":" + position;
    }

    private static void appendUntilDurable(JournalOwnership owner, long position) {
        await().atMost(SOON).until(() -> get(owner.append(position, bytes("" + position))).equals(AppendResult.DURABLE));
    }
}
