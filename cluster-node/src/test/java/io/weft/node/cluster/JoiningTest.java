package io.weft.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weft.node.CannotStart;
import io.weft.node.ExitCode;
import io.weft.node.testing.RealNode;
import io.weft.node.testing.SharedJournal;
import io.weft.node.testing.TestCluster;
import io.weft.node.testing.Traffic;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoiningTest {

    @Test
    void shouldRefuseANodeThatDiffersAndGoOn() throws Exception {
        try (TestCluster cluster = new TestCluster(2).start(1)) {
            // given
            Traffic traffic = new Traffic(cluster.nodes.get(0));

            // when
            CannotStart otherName = catchThrowableOfType(CannotStart.class,
                    () -> RealNode.start(cluster.journal, cluster.settings(1), "weft.cluster.name = other"));
            // then
            assertThat(otherName.exitCode()).isEqualTo(ExitCode.CLUSTER_REFUSED);
            assertThat(otherName).hasMessageContaining("weft.cluster.name is other here, but weft in the cluster");

            // when
            CannotStart otherLedger;
            try (SharedJournal another = new SharedJournal()) {
                otherLedger = catchThrowableOfType(CannotStart.class, () -> RealNode.start(another, cluster.settings(1),
                        "weft.ledger { shards = 8, coordinators = 3 }"));
            }
            // then
            assertThat(otherLedger.exitCode()).isEqualTo(ExitCode.CLUSTER_REFUSED);
            assertThat(otherLedger).hasMessageContaining("weft.ledger.shards is 8 here, but 16 in the cluster")
                    .hasMessageContaining("weft.ledger.coordinators is 3 here, but 4 in the cluster")
                    .hasMessageContaining("the ledger in the journal is");
            traffic.transfers(cluster.nodes.get(0), 10);
            traffic.audit(cluster.nodes.get(0));
            assertThat(cluster.nodes.get(0).ends).isEmpty();
        }
    }

    @Test
    void shouldGiveUpWhenNobodyAnswers() throws Exception {
        try (TestCluster cluster = new TestCluster(2)) {
            // when
            CannotStart alone = catchThrowableOfType(CannotStart.class,
                    () -> RealNode.start(cluster.journal, cluster.settings(1), "weft.cluster.join-timeout-ms = 1000"));
            // then
            assertThat(alone.exitCode()).isEqualTo(ExitCode.CLUSTER_UNREACHABLE);
            assertThat(alone).hasMessageContaining("within 1000 ms (weft.cluster.join-timeout-ms): none has answered");
        }
    }

    @Test
    void shouldRefuseAClusterWithAnEmbeddedJournal(@TempDir Path directory) throws Exception {
        try (TestCluster cluster = new TestCluster(2)) {
            // when
            CannotStart refused = catchThrowableOfType(CannotStart.class,
                    () -> RealNode.start(directory.resolve("data"), cluster.settings(0)));
            // then
            assertThat(refused.exitCode()).isEqualTo(ExitCode.SETTINGS);
            assertThat(refused).hasMessageContaining("is this node's alone");
            assertThat(directory.resolve("data")).doesNotExist();
        }
    }

    @Test
    void shouldNameATakenAddressOfTheCluster() throws Exception {
        try (TestCluster cluster = new TestCluster(2).start(1)) {
            // when
            CannotStart refused = catchThrowableOfType(CannotStart.class,
                    () -> RealNode.start(cluster.journal, cluster.settings(0)));
            // then
            assertThat(refused.exitCode()).isEqualTo(ExitCode.ADDRESS_TAKEN);
            assertThat(refused).hasMessageContaining("weft.cluster.port");
        }
    }
}
