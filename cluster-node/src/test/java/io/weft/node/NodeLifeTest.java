package io.weft.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.node.testing.Api;
import io.weft.node.testing.RealNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLifeTest {

    private static final AssetId CROWN = Api.asset(1, 1);

    @TempDir
    Path directory;

    @Test
    void shouldKeepEverythingOverARestart() throws InterruptedException {
        // given
        ByteString bank = Api.account(1);
        Transaction rejected = RealNode.transaction(Api.openAccount(bank));
        Transaction hold = RealNode.transaction(
                Api.hold(Api.account(10), Api.account(11), CROWN, "4", System.currentTimeMillis() + 3_600_000));
        Step[] opening = IntStream.range(10, 30).mapToObj(i -> Api.openAccount(Api.account(i))).toArray(Step[]::new);
        Step[] minting = IntStream.range(10, 30).mapToObj(i -> Api.transfer(bank, Api.account(i), CROWN, "" + i))
                .toArray(Step[]::new);
        try (RealNode node = RealNode.start(directory)) {
            assertThat(node.execute(Api.openAccount(bank), Api.createAsset(CROWN)).hasCommitted()).isTrue();
            assertThat(node.execute(opening).hasCommitted()).isTrue();
            assertThat(node.execute(minting).hasCommitted()).isTrue();
            assertThat(node.execute(hold).hasCommitted()).isTrue();
            assertThat(node.execute(rejected).hasRejected()).isTrue();
        }

        // when
        try (RealNode node = RealNode.start(directory)) {

            // then
            IntStream.range(10, 30).forEach(i -> assertThat(node.posted(Api.account(i))).isEqualTo(i));
            assertThat(node.balance(Api.account(10)).getHeld()).isEqualTo("4");
            assertThat(node.ledger().listHolds(ListHoldsRequest.newBuilder().setAccount(Api.account(10)).build())
                    .getHoldsCount()).isEqualTo(1);
            assertThat(node.ledger().getTransaction(GetTransactionRequest.newBuilder().setTxId(rejected.getTxId()).build())
                    .getOutcome().hasRejected()).isTrue();
            assertThat(node.execute(hold).hasCommitted()).isTrue();
            assertThat(node.balance(Api.account(10)).getHeld()).isEqualTo("4");
        }
    }

    @Test
    void shouldTellItsPortWhileItServes() throws Exception {
        // given
        Path portFile = directory.resolve("run").resolve("port");

        // when
        try (RealNode node = RealNode.start(directory.resolve("data"), "weft.grpc.port-file = \"" + portFile + "\"")) {

            // then
            assertThat(Files.readString(portFile)).isEqualTo(node.node.port() + "\n");
        }
        assertThat(portFile).doesNotExist();
    }

    @Test
    void shouldNotLeaveThePortOfACrashedNodeWhenItCannotStart() throws Exception {
        // given: as after a crash
        Path portFile = Files.writeString(directory.resolve("port"), "4711\n");

        // when
        CannotStart refused = catchThrowableOfType(CannotStart.class, () -> RealNode.start(directory.resolve("data"),
                "weft.grpc.port-file = \"" + portFile + "\"\nweft.grpc.host = nohost.invalid"));

        // then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ADDRESS_TAKEN);
        assertThat(portFile).doesNotExist();
    }

    @Test
    void shouldLeaveThePortOfTheNodeThatHoldsTheJournal() throws Exception {
        // given a node that serves
        Path portFile = directory.resolve("port");
        String settings = "weft.grpc.port-file = \"" + portFile + "\"";
        try (RealNode node = RealNode.start(directory.resolve("data"), settings)) {

            // when a second one is started by mistake
            CannotStart refused = catchThrowableOfType(CannotStart.class, () -> RealNode.start(directory.resolve("data"), settings));

            // then the first one is still found
            assertThat(refused.exitCode()).isEqualTo(ExitCode.JOURNAL_UNUSABLE);
            assertThat(Files.readString(portFile)).isEqualTo(node.node.port() + "\n");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAHost() {
        // when
        CannotStart refused = catchThrowableOfType(CannotStart.class,
                () -> RealNode.start(directory, "weft.grpc.host = nohost.invalid"));

        // then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ADDRESS_TAKEN);
        assertThat(refused).hasMessageContaining("nohost.invalid").hasMessageNotContaining("null");
    }

    @Test
    void shouldRefuseASecondNodeOnTheSameDirectory() throws InterruptedException {
        // given
        try (RealNode first = RealNode.start(directory)) {

            // when
            CannotStart refused = catchThrowableOfType(CannotStart.class, () -> RealNode.start(directory));

            // then
            assertThat(refused.exitCode()).isEqualTo(ExitCode.JOURNAL_UNUSABLE);
            assertThat(refused).hasMessageContaining(directory.toString()).hasMessageContaining("in use");
            assertThat(first.execute(Api.openAccount(Api.account(1))).hasCommitted()).isTrue();
        }
    }

    @Test
    void shouldRefuseOtherNumbersThanTheLedgerHas() throws InterruptedException {
        // given
        RealNode.start(directory).close();

        // when
        CannotStart refused = catchThrowableOfType(CannotStart.class,
                () -> RealNode.start(directory, "weft.ledger.shards = 8"));

        // then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.OTHER_LEDGER);
        assertThat(refused).hasMessageStartingWith(
                "weft.ledger.shards is 8 in the settings, but the ledger was created with 16");
    }

    @Test
    void shouldRefuseATakenAddressAndLetGoOfTheJournal() throws InterruptedException {
        // given
        try (RealNode other = RealNode.start(directory.resolve("other"))) {

            // when
            CannotStart refused = catchThrowableOfType(CannotStart.class,
                    () -> RealNode.start(directory.resolve("mine"), "weft.grpc.port = " + other.node.port()));

            // then
            assertThat(refused.exitCode()).isEqualTo(ExitCode.ADDRESS_TAKEN);
            assertThat(refused).hasMessageContaining(":" + other.node.port());
        }
        RealNode.start(directory.resolve("mine")).close();
    }

    @Test
    void shouldNotStartOnABrokenJournal() throws Exception {
        // given
        try (RealNode node = RealNode.start(directory)) {
            for (int i = 1; i < 200; i++) {
                assertThat(node.execute(Api.openAccount(Api.account(i))).hasCommitted()).isTrue();
            }
        }
        Path broken = flipAByteOfTheLargestLog();

        // when
        CannotStart refused = catchThrowableOfType(CannotStart.class, () -> RealNode.start(directory));

        // then
        assertThat(refused.exitCode()).isEqualTo(ExitCode.JOURNAL_CORRUPTED);
        assertThat(refused).hasMessageContaining(broken.getFileName().toString());
    }

    private Path flipAByteOfTheLargestLog() throws IOException {
        Path largest;
        try (var files = Files.walk(directory)) {
            largest = files.filter(file -> file.toString().matches(".*\\d+\\.(log|sst)"))
                    .max(java.util.Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
        }
        byte[] content = Files.readAllBytes(largest);
        content[content.length / 2] ^= 1;
        Files.write(largest, content);
        return largest;
    }
}
