package io.weft.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFileTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatItHasWritten() throws Exception {
        // given
        ClusterFile file = new ClusterFile(3, 9042, 7000);

        // when
        file.write(directory);

        // then
        assertThat(ClusterFile.read(directory)).contains(file);
        assertThat(ClusterFile.read(directory.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void shouldKeepThePortsThatNobodyChooses() throws Exception {
        // given
        LocalCassandraSettings settings = LocalCassandraSettings.forTests(directory).withNodes(3);

        // when
        LocalCassandraSettings known = new ClusterFile(3, 9042, 7000).applyTo(settings);

        // then
        assertThat(known).isEqualTo(settings.withPorts(9042, 7000));
    }

    @Test
    void shouldRefuseWhatDoesNotFitTheData() {
        // given
        LocalCassandraSettings settings = LocalCassandraSettings.forTests(directory);

        // when, then
        assertThatExceptionOfType(CassandraFailed.class)
                .isThrownBy(() -> new ClusterFile(3, 9042, 7000).applyTo(settings))
                .withMessageContaining("holds the data of 3 node(s), not of 1");
        assertThatExceptionOfType(CassandraFailed.class)
                .isThrownBy(() -> new ClusterFile(3, 9042, 7000).applyTo(settings.withNodes(3).withPorts(0, 7001)))
                .withMessageContaining("know each other at port 7000, not 7001");
    }

    @Test
    void shouldNameADamagedFile() throws Exception {
        // given
        Files.writeString(directory.resolve("cluster.properties"), "nodes=many\n");

        // when, then
        assertThatExceptionOfType(CassandraFailed.class).isThrownBy(() -> ClusterFile.read(directory))
                .withMessageContaining("cluster.properties is damaged (nodes is many)");
    }
}
