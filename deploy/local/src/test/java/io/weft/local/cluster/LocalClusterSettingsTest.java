package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterSettingsTest {

    private static final LocalClusterSettings SETTINGS = LocalClusterSettings.forWork(Path.of("x"));

    @TempDir
    private Path directory;

    @Test
    void shouldRefuseWhatCannotBeAndSayWhatCan() {
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withNodes(17))
                .withMessage("cluster settings: nodes is 17, but must be 1 to 16");
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withHeapMb(1)).withMessageContaining("heap is 1,");
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withPorts(7401, 7410))
                .withMessageContaining("must be 16 apart at least");
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withExtra(List.of("shards 5")))
                .withMessageContaining("'shards 5' is not of the form key=value");
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withJavaOptions(List.of("Xmx1g")))
                .withMessageContaining("'Xmx1g' is no option");
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withCassandra(SETTINGS.cassandra(), "A-b"))
                .withMessageContaining("keyspace is 'A-b'");
    }

    @Test
    void shouldBeFoundAgainInItsDirectory() throws Exception {
        // given
        LocalClusterSettings settings = LocalClusterSettings.forWork(directory.resolve("a b")).withNodes(5).withPorts(0, 26_000)
                .withExtra(List.of("weft.ledger.shards=8", "weft.cluster.name=\"ä\"")).withJavaOptions(List.of("-Da=b", "-ea"))
                .withHeapMb(300).withStartTimeoutMs(9_999);

        // when
        SettingsFile.write(settings, true);

        // then
        LocalClusterSettings found = LocalClusterSettings.ofLastStart(settings.directory()).orElseThrow();
        assertThat(found.withCassandra(settings.cassandra(), settings.keyspace())).isEqualTo(settings);
        assertThat(found.cassandra().directory()).isEqualTo(settings.cassandra().directory());
        assertThat(SettingsFile.ownsCassandra(settings.directory())).contains(true);
        assertThat(LocalClusterSettings.ofLastStart(directory)).isEmpty();
        assertThat(SettingsFile.ownsCassandra(directory)).isEmpty();
    }

    @Test
    void shouldSayWhereAFileIsDamaged() throws Exception {
        // given
        Path file = Files.writeString(directory.resolve("cluster.properties"), "nodes = three\n");

        // when, then
        assertThat(catchMessage()).startsWith(file + " is damaged").contains("delete the directory");
    }

    private String catchMessage() throws Exception {
        try {
            LocalClusterSettings.ofLastStart(directory);
            return "nothing was wrong";
        } catch (ClusterFailed e) {
            return e.getMessage();
        }
    }
}
