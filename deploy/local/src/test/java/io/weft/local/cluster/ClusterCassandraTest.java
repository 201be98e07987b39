package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a Cassandra is. None is started here. */
class ClusterCassandraTest {

    @TempDir
    private Path directory;
    private LocalClusterSettings settings;

    @BeforeEach
    void choose() {
        settings = LocalClusterSettings.forTests(directory);
    }

    @Test
    void shouldBeTheClustersOwnWhereThereWasNone() throws Exception {
        // when
        assertThat(ClusterCassandra.forStart(settings).isOwned()).isTrue();
        SettingsFile.write(settings, true);
        makeCassandra();

        // then: it stays so
        assertThat(ClusterCassandra.forStart(settings).isOwned()).isTrue();
        LocalCluster.find(directory, new NodeProgram("none")).orElseThrow().discard();
        assertThat(settings.cassandra().directory()).doesNotExist();
    }

    @Test
    void shouldNotBelongToAClusterThatCameLaterThoughItLiesWithin() throws Exception {
        // given
        makeCassandra();

        // when
        assertThat(ClusterCassandra.forStart(settings).isOwned()).isFalse();
        SettingsFile.write(settings, false);
        LocalCluster cluster = LocalCluster.find(directory, new NodeProgram("none")).orElseThrow();

        // then
        assertThat(cluster.ownsCassandra()).isFalse();
        cluster.discard();
        assertThat(settings.cassandra().directory()).isNotEmptyDirectory();
        assertThat(LocalClusterSettings.ofLastStart(directory)).isEmpty();
    }

    @Test
    void shouldNotBelongToAClusterElsewhere() throws Exception {
        // given
        LocalClusterSettings other = LocalClusterSettings.forTests(directory.resolve("other"));

        // when, then
        assertThat(ClusterCassandra.forStart(settings.withCassandra(other.cassandra(), "weft")).isOwned()).isTrue();
        assertThat(ClusterCassandra.forStart(other.withCassandra(settings.cassandra(), "weft")).isOwned()).isFalse();
    }

    private void makeCassandra() throws IOException {
        Path cassandra = Files.createDirectories(settings.cassandra().directory());
        Files.writeString(cassandra.resolve("cluster.properties"), "nodes=1\nnative-port=9042\nstorage-port=7000\n");
    }
}
