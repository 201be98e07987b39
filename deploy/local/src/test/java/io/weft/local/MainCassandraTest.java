package io.weft.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.local.cassandra.NeedsCassandra;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NeedsCassandra.class)
@Timeout(300)
class MainCassandraTest {

    @TempDir
    private Path directory;

    @Test
    void shouldStartOnceShowAndStopANodeInTheBackground() {
        try {
            // when, then
            assertThat(run("start", "--port", "0", "--storage-port", "0", "--heap-mb", "512")).isZero();
            assertThat(run("status")).isZero();
            assertThat(run("start", "--port", "0", "--storage-port", "0")).isZero();
        } finally {
            assertThat(run("stop")).isZero();
        }
        assertThat(run("status")).isEqualTo(1);
        assertThat(run("stop")).isZero();
    }

    private int run(String command, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "cassandra";
        arguments[1] = command;
        arguments[2] = "--directory";
        arguments[3] = directory.resolve("a cluster").toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Main.run(arguments);
    }
}
