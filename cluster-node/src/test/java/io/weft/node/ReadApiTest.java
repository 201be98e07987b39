package io.weft.node;

import static io.weft.node.testing.Bank.CROWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAssetRequest;
import io.weft.api.v1.LedgerGrpc;
import io.weft.node.testing.Api;
import io.weft.node.testing.Bank;
import io.weft.node.testing.ReadClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole node answers to reads. Each test has accounts of its own. */
class ReadApiTest {

    @TempDir
    static Path directory;

    private static Bank bank;

    @BeforeAll
    static void start() throws InterruptedException {
        bank = Bank.open(directory);
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void shouldAnswerReadsOfWhatDoesNotExist() {
        // given
        LedgerGrpc.LedgerBlockingStub ledger = bank.node.ledger();

        // when, then
        assertThat(ledger.getAccount(ReadClient.exact(bank.newAccount())).getExists()).isFalse();
        assertThat(ledger.getAsset(assetRead(Api.asset(1, 99))).getExists()).isFalse();
        assertThat(ledger.getAsset(assetRead(CROWN)).getDecimals()).isEqualTo(2);
    }

    @Test
    void shouldReadManyAccountsAtOnce() {
        // given
        List<ByteString> accounts = IntStream.range(0, 50).mapToObj(i -> bank.accountWith(1000 + i)).toList();
        List<GetAccountRequest> reads = new ArrayList<>();
        accounts.forEach(account -> reads.add(ReadClient.exact(account)));
        accounts.forEach(account -> reads.add(ReadClient.latest(account)));
        reads.add(ReadClient.exact(bank.newAccount()));
        ReadClient client = ReadClient.reading(bank.node.channel);

        // when
        client.send(1, reads);
        client.complete();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.answers).hasSize(101);
        assertThat(client.responses.get()).isLessThan(101);
        for (int i = 0; i < 100; i++) {
            assertThat(client.answers.get("1/" + i).getAccount().getBalances(0).getPosted()).isEqualTo("" + (1000 + i % 50));
        }
        assertThat(client.answers.get("1/100").getAccount().getExists()).isFalse();
    }

    private static GetAssetRequest assetRead(AssetId asset) {
        return GetAssetRequest.newBuilder().setAsset(asset).build();
    }
}
