package io.weft.loadtest.baseline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSettingsTest {

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    @Test
    void shouldListenOnLoopbackAndInItsOwnDirectoryAlone() throws Exception {
        // when
        String lines = PostgresSettings.lines(5_433, Path.of("/tmp/it's"), 4);

        // then
        assertThat(lines).startsWith("\n").endsWith("\n").contains("listen_addresses = '127.0.0.1'\n", "port = 5433\n",
                "unix_socket_directories = '/tmp/it''s'\n", "max_connections = 14\n", "max_wal_size = 4GB\n",
                "checkpoint_timeout = 15min\n").doesNotContain("fsync", "synchronous_commit", "full_page_writes");
    }

    @ParameterizedTest
    @CsvSource({"1024,MemAvailable:   16777216 kB", "512,MemAvailable: 2097152 kB", "32,MemAvailable: 5 kB",
            "1024,''"})
    void shouldShareAGibibyteOrAQuarterOfWhatIsFree(long expectedMib, String memory) {
        // when, then
        assertThat(PostgresSettings.sharedMib("MemTotal: 9 kB\n" + memory)).isEqualTo(expectedMib);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void shouldRefuseToBeLessDurable(String name) {
        // given
        Map<String, String> shown = new HashMap<>(DURABLE);
        shown.put(name, "off");

        // when, then
        assertThatCode(() -> PostgresSettings.requireDurable(DURABLE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PostgresSettings.requireDurable(shown))
                .isInstanceOf(IOException.class).hasMessageContaining(name);
    }
}
