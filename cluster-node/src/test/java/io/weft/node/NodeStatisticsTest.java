package io.weft.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.api.v1.GetNodeStatisticsRequest;
import io.weft.api.v1.GetNodeStatisticsResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.Step;
import io.weft.node.testing.Api;
import io.weft.node.testing.BatchClient;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.FakeNode;
import io.weft.node.testing.RealNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeStatisticsTest {

    @TempDir
    Path directory;

    @Test
    void shouldCountWhatTheJournalReallyDoes() throws InterruptedException {
        // given
        try (RealNode node = RealNode.start(directory)) {
            GetNodeStatisticsResponse before = read(node.ledger());

            // when
            assertThat(node.execute(Api.openAccount(Api.account(1))).hasCommitted()).isTrue();
            GetNodeStatisticsResponse afterOne = read(node.ledger());

            // then: one shard, one record, one sync
            assertThat(afterOne.getOneShardTransactions() - before.getOneShardTransactions()).isEqualTo(1);
            assertThat(afterOne.getJournalAppendSyncs() - before.getJournalAppendSyncs()).isEqualTo(1);
            assertThat(afterOne.getJournalAppendedBytes() - before.getJournalAppendedBytes()).isBetween(30L, 1000L);

            // when
            Step[] many = IntStream.range(2, 40).mapToObj(i -> Api.openAccount(Api.account(i))).toArray(Step[]::new);
            assertThat(node.execute(many).hasCommitted()).isTrue();
            GetNodeStatisticsResponse afterMany = read(node.ledger());

            // then: the votes and the decision at least, one after the other
            assertThat(afterMany.getCrossShardTransactions() - afterOne.getCrossShardTransactions()).isEqualTo(1);
            assertThat(afterMany.getJournalAppendSyncs() - afterOne.getJournalAppendSyncs()).isGreaterThanOrEqualTo(2);
            assertThat(afterMany.getJournalAppendedBytes()).isGreaterThan(afterOne.getJournalAppendedBytes() + 38 * 20);
            assertThat(afterMany.getTransactionsInFlight()).isZero();
        }
    }

    @Test
    void shouldTellOfCheckpoints() throws InterruptedException {
        // given: each entity makes one after every few frames
        try (RealNode node = RealNode.start(directory, "weft.entities.checkpoint-every-frames = 4")) {
            GetNodeStatisticsResponse before = read(node.ledger());
            assertThat(before.getCheckpointsBegun()).isZero();
            assertThat(before.hasCheckpointsInstalled()).isTrue();
            assertThat(before.getCheckpointBusyUs()).isZero();

            // when
            for (int i = 0; i < 200 && read(node.ledger()).getCheckpointsInstalled() == 0; i++) {
                assertThat(node.execute(Api.openAccount(Api.account(i))).hasCommitted()).isTrue();
            }

            // then
            GetNodeStatisticsResponse after = read(node.ledger());
            assertThat(after.getCheckpointsInstalled()).isPositive();
            assertThat(after.getCheckpointsBegun()).isGreaterThanOrEqualTo(after.getCheckpointsInstalled());
            assertThat(after.getCheckpointBusyUs()).isBetween(1L, 1_000 * after.getUpTimeMs());
        }
    }

    @Test
    void shouldTellOfTheProcess() throws InterruptedException {
        // given
        try (RealNode node = RealNode.start(directory)) {
            System.gc();

            // when
            GetNodeStatisticsResponse statistics = read(node.ledger());

            // then
            assertThat(statistics.hasProcessorTimeUs()).isTrue();
            assertThat(statistics.getProcessorTimeUs()).isGreaterThan(100_000);
            assertThat(statistics.getUpTimeMs()).isPositive();
            assertThat(statistics.getHeapUsedBytes()).isBetween(1L << 20, Runtime.getRuntime().maxMemory());
            assertThat(statistics.hasHeapAfterCollectionBytes()).isTrue();
            assertThat(statistics.getHeapAfterCollectionBytes()).isBetween(1L << 20, Runtime.getRuntime().maxMemory());
        }
    }

    @Test
    void shouldSayNothingOfAJournalThatCountsNothing() throws IOException, InterruptedException {
        // given
        try (FakeNode node = FakeNode.start()) {
            // when
            GetNodeStatisticsResponse statistics = read(node.ledger());

            // then
            assertThat(statistics.hasJournalAppendSyncs()).isFalse();
            assertThat(statistics.hasJournalAppendedBytes()).isFalse();
            assertThat(statistics.hasCheckpointsBegun()).isFalse();
            assertThat(statistics.hasCheckpointsInstalled()).isFalse();
            assertThat(statistics.hasCheckpointBusyUs()).isFalse();
        }
    }

    @Test
    void shouldTellWhatIsNotAnsweredYet() throws IOException, InterruptedException {
        // given
        try (FakeNode node = FakeNode.start()) {
            node.ledger.behave(FakeLedger.SILENT);
            BatchClient client = BatchClient.reading(node.channel);

            // when
            client.send(1, Api.transaction(1, Api.openAccount(Api.account(1))), Api.transaction(2, Api.openAccount(Api.account(2))));
            await().until(() -> node.gateway.inFlight() == 2);

            // then
            assertThat(read(node.ledger()).getTransactionsInFlight()).isEqualTo(2);
        }
    }

    private static GetNodeStatisticsResponse read(LedgerGrpc.LedgerBlockingStub ledger) {
        return ledger.getNodeStatistics(GetNodeStatisticsRequest.getDefaultInstance());
    }
}
