package io.weft.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CassandraYamlTest {

    private final LocalCassandraSettings three =
            LocalCassandraSettings.forTests(Path.of("/it's here")).withNodes(3).withPorts(9999, 7777);

    @Test
    void shouldGiveEachNodeItsAddressAndDirectory() {
        // when
        String yaml = CassandraYaml.of(new NodeSettings(three, 1));

        // then
        assertThat(yaml).contains("listen_address: 127.0.0.2\n", "rpc_address: 127.0.0.2\n",
                "native_transport_port: 9999\n", "storage_port: 7777\n",
                "seeds: \"127.0.0.1:7777,127.0.0.2:7777,127.0.0.3:7777\"\n",
                "commitlog_directory: '/it''s here/node-2/data/commitlog'\n");
    }

    @ParameterizedTest
    @CsvSource({"0,-9223372036854775808", "1,-3074457345618258603", "2,3074457345618258602"})
    void shouldDivideTheRingEqually(int node, String token) {
        // when, then
        assertThat(CassandraYaml.of(new NodeSettings(three, node))).contains("initial_token: " + token + "\n");
    }

    @ParameterizedTest
    @EnumSource(CommitLogSync.class)
    void shouldNeverAcknowledgeBeforeTheSync(CommitLogSync sync) {
        // when
        String yaml = CassandraYaml.of(new NodeSettings(three.withCommitLogSync(sync), 0));

        // then
        assertThat(yaml).contains(sync.yaml()).doesNotContain("periodic");
    }

    @Test
    void shouldSetWhatIsWantedInsteadOfWhatIsUsual() {
        // given
        LocalCassandraSettings.Extra extra = new LocalCassandraSettings.Extra(
                Map.of("authenticator", "PasswordAuthenticator", "cdc_block_writes", "false"), List.of());

        // when
        String yaml = CassandraYaml.of(new NodeSettings(three.with(extra), 0));

        // then
        assertThat(yaml).contains("authenticator: PasswordAuthenticator\n", "cdc_block_writes: false\n",
                "authorizer: AllowAllAuthorizer\n").doesNotContain("AllowAllAuthenticator");
    }
}
