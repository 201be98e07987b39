package io.weft.loadtest.baseline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.weft.loadtest.meter.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A real cluster, where there is a PostgreSQL. */
class PostgresClusterTest {

    @Test
    void shouldLeaveNothingBehind() throws Exception {
        // given
        PostgresCluster cluster = PostgresCluster.start(programs(), 1);
        ProcessHandle postmaster = cluster.postmaster();
        Path data;
        try (Connection connection = cluster.connect(); Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW data_directory")) {
            answer.next();
            data = Path.of(answer.getString(1));
        }
        assertThat(postmaster.isAlive()).isTrue();
        assertThat(new ProcessTree(postmaster).micros()).isPositive();
        assertThat(data).exists();

        // when
        cluster.close();
        cluster.close();

        // then
        postmaster.onExit().join();
        assertThat(Files.exists(data.getParent())).isFalse();
    }

    private static PostgresPrograms programs() throws IOException {
        try {
            return PostgresPrograms.find(null);
        } catch (PostgresAbsent e) {
            return abort(e.getMessage());
        }
    }
}
