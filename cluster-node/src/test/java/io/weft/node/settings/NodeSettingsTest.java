package io.weft.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.weft.actors.cluster.Seed;
import io.weft.persistence.rocksdb.RocksJournalSettings;
import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.shard.ShardSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSettingsTest {

    @TempDir
    Path directory;

    @Test
    void shouldHaveDefaultsThatFitTogether() {
        // when
        NodeSettings settings = NodeSettings.load(Optional.empty());

        // then
        assertThat(settings.grpc().host()).isEqualTo("127.0.0.1");
        assertThat(settings.grpc().port()).isEqualTo(7400);
        assertThat(settings.grpc().portFile()).isEmpty();
        assertThat(settings.ledger().shards()).isEqualTo(16);
        assertThat(settings.ledger().coordinators()).isEqualTo(4);
        assertThat(settings.gateway().lanes()).isPositive();
    }

    @Test
    void shouldHaveTheDefaultsOfTheParts() throws IOException {
        // given all but what depends on the heap
        Path file = Files.writeString(directory.resolve("node.conf"),
                "weft.ledger { shard.max-marks = 2000000, coordinator.max-outcomes = 2000000 }\n");

        // when
        NodeSettings settings = NodeSettings.load(Optional.of(file));

        // then
        assertThat(settings.ledger().shard()).isEqualTo(ShardSettings.defaults());
        assertThat(settings.ledger().coordinator()).isEqualTo(CoordinatorSettings.defaults());
        assertThat(settings.journal()).isEqualTo(RocksJournalSettings.defaults(Path.of("weft-data")));
    }

    @Test
    void shouldReadTheFileOverTheDefaults() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("node.conf"),
                "weft.grpc { port = 0, port-file = \"/tmp/port\" }\nweft.ledger.shards = 32\n");

        // when
        NodeSettings settings = NodeSettings.load(Optional.of(file));

        // then
        assertThat(settings.grpc().port()).isZero();
        assertThat(settings.grpc().portFile()).contains(Path.of("/tmp/port"));
        assertThat(settings.ledger().shards()).isEqualTo(32);
        assertThat(settings.ledger().coordinators()).isEqualTo(4);
    }

    @Test
    void shouldTellPekkoWhereItsClusterIs() {
        // when
        NodeSettings settings = NodeSettings.of(ConfigFactory.parseString("""
                weft.cluster {
                  host = a.example, bind-host = 0.0.0.0, port = 7355, seeds = ["a.example:7355", "b.example:7355"]
                  split-brain { strategy = static-quorum, quorum-size = 2, stable-after-ms = 5000 }
                }
                """));

        // then
        assertThat(settings.cluster().isAlone()).isFalse();
        assertThat(settings.cluster().seeds()).containsExactly(new Seed("a.example", 7355), new Seed("b.example", 7355));
        assertThat(settings.config().getString("pekko.remote.artery.canonical.hostname")).isEqualTo("a.example");
        assertThat(settings.config().getInt("pekko.remote.artery.canonical.port")).isEqualTo(7355);
        assertThat(settings.config().getString("pekko.remote.artery.bind.hostname")).isEqualTo("0.0.0.0");
        assertThat(settings.config().getInt("pekko.cluster.split-brain-resolver.static-quorum.quorum-size")).isEqualTo(2);
        assertThat(settings.config().getDuration("pekko.cluster.split-brain-resolver.stable-after")).hasSeconds(5);
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        // given
        Path missing = directory.resolve("missing.conf");

        // when, then
        assertThatThrownBy(() -> NodeSettings.load(Optional.of(missing)))
                .isInstanceOf(InvalidSettings.class).hasMessageContaining("missing.conf");
    }

    @Test
    void shouldSayWhereAFileIsNoHocon() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("broken.conf"), "weft {\n  grpc {\n");

        // when, then
        assertThatThrownBy(() -> NodeSettings.load(Optional.of(file)))
                .isInstanceOf(InvalidSettings.class).hasMessageContaining("broken.conf");
    }

    @Test
    void shouldRefuseAnUnknownKeyAndNameTheNearest() {
        assertRefused("weft.grpc.prot = 1", "unknown key weft.grpc.prot; did you mean weft.grpc.port?");
    }

    @Test
    void shouldOfferNothingThatIsFarFromAnUnknownKey() {
        assertThatThrownBy(() -> NodeSettings.of(ConfigFactory.parseString("weft.entities.foo = 1")))
                .isInstanceOf(InvalidSettings.class).hasMessage("unknown key weft.entities.foo");
    }

    @Test
    void shouldReadSizesAsNumbersAndWithUnits() {
        // when
        NodeSettings numbers = NodeSettings.of(ConfigFactory.parseString(
                "weft.grpc.max-message-bytes = 2097152, weft.journal.max-group-bytes = 4194304"));
        NodeSettings units = NodeSettings.of(ConfigFactory.parseString(
                "weft.grpc.max-message-bytes = 2 MiB, weft.journal.max-group-bytes = 4 MiB"));

        // then
        assertThat(units.grpc()).isEqualTo(numbers.grpc());
        assertThat(units.grpc().memory().maxMessageBytes()).isEqualTo(2 << 20);
        assertThat(units.journal()).isEqualTo(numbers.journal());
    }

    @Test
    void shouldRefuseAnUnknownSection() {
        assertRefused("wefft.grpc.port = 1", "unknown section wefft");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "weft.grpc.port = 70000 | weft.grpc.port must be 0 to 65535, but is 70000",
        "weft.grpc.port = many | weft.grpc.port",
        "weft.grpc.host = \"\" | weft.grpc.host must not be empty",
        "weft.ledger.shards = 0 | weft.ledger.shards must be 1 to 4096, but is 0",
        "weft.gateway.max-batch-transactions = 20000 | weft.gateway.max-batch-transactions (20000) must be at most "
                + "weft.gateway.max-stream-transactions-in-flight (16384)",
        "weft.gateway.max-transactions-in-flight = 5000 | must be at most weft.gateway.max-transactions-in-flight (5000)",
        "weft.gateway.default-timeout-ms = 70000 | must be at most weft.gateway.max-timeout-ms (60000)",
        "weft.gateway.resend-longest-ms = 500 | must be at most weft.gateway.resend-longest-ms (500)",
        "weft.gateway.resend-longest-ms = 20000 | must be at most weft.gateway.default-timeout-ms (15000)",
        "weft.gateway.max-stream-unread-bytes = 100 KiB | weft.gateway.max-stream-unread-bytes must be 1048576 to",
        "weft.gateway.max-questions-in-flight = 16 | must be more than weft.ledger.shards (16)",
        "weft.gateway.max-timeout-ms = 9000, weft.gateway.default-timeout-ms = 9000 | "
                + "weft.gateway.default-timeout-ms (9000) must be more than weft.ledger.coordinator.max-undecided-ms (10000)",
        "weft.ledger.coordinator.resend-ms = 20000 | weft.ledger.coordinator.max-undecided-ms (10000) must be more than "
                + "weft.ledger.coordinator.resend-ms (20000)",
        "weft.ledger.coordinator.max-outcomes = 50000 | weft.ledger.coordinator.max-outcomes (50000) must be more than "
                + "weft.ledger.coordinator.max-active (50000)",
        "weft.ledger.coordinator.max-backoff-ms = 1 | weft.ledger.coordinator.min-backoff-ms (2) must be at most "
                + "weft.ledger.coordinator.max-backoff-ms (1)",
        "weft.ledger.shard.max-marks = 5 | weft.ledger.shard.max-marks (5) must be more than "
                + "weft.ledger.shard.max-prepared (50000)",
        "weft.ledger.shard.max-inquire-ms = 499 | weft.ledger.shard.inquire-after-ms (500) must be at most "
                + "weft.ledger.shard.max-inquire-ms (499)",
        "weft.ledger.retention-ms = 64000 | weft.ledger.retention-ms (64000) must be more than "
                + "weft.ledger.shard.max-wait-ms + weft.ledger.max-id-skew-ms (65000)",
        "weft.ledger.retention-ms = 70000 | weft.ledger.retention-ms (70000) must be more than "
                + "weft.ledger.coordinator.max-undecided-ms + weft.ledger.max-id-skew-ms (70000)",
        "weft.ledger.shards = 2001 | weft.ledger.shards (2001) must be at most pekko.cluster.sharding.buffer-size (2000)",
        "weft.ledger.coordinators = 4096 | weft.ledger.coordinators (4096) must be at most pekko.cluster.sharding.buffer-size",
        "weft.journal.witness-interval-ms = 5 | weft.journal.witness-interval-ms must be 10 to 60000, but is 5",
        "weft.journal.max-group-gap-us = 1000000 | weft.journal.max-group-gap-us must be 0 to 100000, but is 1000000",
        "weft.journal.max-queued-appends = 5 | weft.journal.max-queued-appends must be 16 to",
        "weft.journal.max-group-bytes = 1 GiB | weft.journal.max-group-bytes must be 4096 to 268435456, but is 1073741824",
        "weft.journal.max-group-bytes = 256 MiB, weft.journal.max-queued-bytes = 100 MiB | "
                + "weft.journal.max-group-bytes (268435456) must be at most weft.journal.max-queued-bytes (104857600)",
        "weft.journal.memtable-bytes = 512 MiB | weft.journal.memtable-bytes (536870912) must be at most "
                + "weft.journal.max-wal-bytes (268435456)",
        "weft.mailboxes.entities.capacity-messages = 0 | weft.mailboxes.entities.capacity-messages must be 1 to",
        "weft.mailboxes.entities.mailbox-type = none | weft.mailboxes.entities.mailbox-type",
        "weft.entities.max-early-messages = 0 | weft.entities.max-early-messages must be at least 1, but is 0",
        "weft.entities.min-repeat-delay-ms = soon | weft.entities",
        "weft.entities.checkpoint-every-bytes = 0 | weft.entities.checkpoint-every-bytes must be at least 1, but is 0",
        "weft.sharding.wake-interval-ms = 5 | weft.sharding.wake-interval-ms must be 100 to",
        "pekko.actor.allow-java-serialization = on | pekko.actor.allow-java-serialization must be off",
        "weft.grpc.max-message-bytes = many | weft.grpc.max-message-bytes",
        "weft.grpc { max-streams = 65, max-streams-per-connection = 65 } | must be at most weft.grpc.max-calls-per-connection (64)",
        "weft.grpc.max-streams = 15 | weft.grpc.max-streams-per-connection (16) must be at most weft.grpc.max-streams (15)",
        "weft.grpc.max-receiving-bytes = 1 MiB, weft.grpc.max-message-bytes = 2 MiB | weft.grpc.max-message-bytes (2097152) "
                + "must be at most weft.grpc.max-receiving-bytes (1048576)",
        "weft.grpc.max-connections = 100000 | half of the heap",
        "weft.cluster.port = 7355 | weft.cluster.port is set, but weft.cluster.seeds is empty",
        "weft.cluster.seeds = [\"a:7355\"] | weft.cluster.seeds is set, but weft.cluster.port is 0",
        "weft.cluster { port = 7355, seeds = [a] } | weft.cluster.seeds: \"a\" is not host:port",
        "weft.cluster.min-members = 2 | weft.cluster.min-members (2) must be 1 while weft.cluster.port is 0",
        "weft.cluster { port = 7355, seeds = [\"a:7355\"], host = 0.0.0.0 } | weft.cluster.host (0.0.0.0) must be one at which",
        "weft.cluster.split-brain.strategy = keep-referee | weft.cluster.split-brain.strategy must be one of [keep-majority, ",
        "weft.cluster.split-brain.strategy = static-quorum | weft.cluster.split-brain.quorum-size (0) must be more than 0",
        "weft.cluster.split-brain.quorum-size = 2 | weft.cluster.split-brain.quorum-size (2) must be more than 0 with",
        "weft.cluster { port = 7355, seeds = [\"a:7355\"], hand-off-timeout-ms = 20000 } | weft.process.stop-timeout-ms (20000) "
                + "must be more than weft.cluster.hand-off-timeout-ms (20000)",
        "weft.cluster { port = 7355, seeds = [\"a:7355\"] }, weft.ledger.max-assets-per-account = 10000 | "
                + "pekko.remote.artery.advanced.maximum-frame-size (1048576) must be at least",
        "weft.cluster { port = 7355, seeds = [\"a:7355\"] }, pekko.remote.artery.advanced.maximum-large-frame-size = 4 MiB | "
                + "pekko.remote.artery.advanced.maximum-large-frame-size (4194304) must be at least",
        "pekko.cluster.min-nr-of-members = 2 | pekko.cluster.min-nr-of-members must stay 1",
        "weft.sharding.placement.threshold-percent = 0 | weft.sharding.placement.threshold-percent must be 1 to 1000, but is 0",
        "weft.grpc.keepalive-timeout-ms = 30000 | must be at most weft.grpc.keepalive-time-ms (20000)"})
    void shouldRefuseValuesThatDoNotFit(String file, String message) {
        assertRefused(file, message);
    }

    private static void assertRefused(String file, String message) {
        assertThatThrownBy(() -> NodeSettings.of(ConfigFactory.parseString(file)))
                .isInstanceOf(InvalidSettings.class).hasMessageContaining(message);
    }

    @Test
    void shouldTakeCheckpointsMoreOftenOnAJournalThatNodesShare() {
        // given
        String key = "weft.entities.checkpoint-every-bytes";
        Config shared = ConfigFactory.parseString("weft.journal.kind = cassandra");

        // when, then
        assertThat(NodeSettings.of(ConfigFactory.empty()).config().getBytes(key)).isEqualTo(64 << 20);
        assertThat(NodeSettings.of(shared).config().getBytes(key)).isEqualTo(8 << 20);
        assertThat(NodeSettings.of(ConfigFactory.parseString(key + " = 1 MiB").withFallback(shared)).config().getBytes(key))
                .isEqualTo(1 << 20);
    }
}
