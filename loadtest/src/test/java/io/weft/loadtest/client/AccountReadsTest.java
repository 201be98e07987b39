package io.weft.loadtest.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.weft.api.v1.GetAccountResponse;
import io.weft.loadtest.fake.FakeFault;
import io.weft.loadtest.fake.FakeLedger;
import io.weft.loadtest.fake.FakeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccountReadsTest {

    private static final int ACCOUNTS = 5_000;

    private final FakeLedger ledger = new FakeLedger(() -> FakeFault.NONE);
    private final AtomicInteger done = new AtomicInteger();

    private List<GetAccountResponse> read(FakeServer server) throws Exception {
        return new AccountReads(() -> server.channel().current()).accounts(ids(), done);
    }

    private static List<ByteString> ids() {
        return IntStream.range(0, ACCOUNTS).mapToObj(i -> AccountIds.named("account " + i)).toList();
    }

    /** Every third account is open. */
    private void open(FakeServer server) throws Exception {
        try (LedgerStream stream = new LedgerStream(() -> server.channel().current(), StreamSettings.DEFAULTS, new StreamCounters())) {
            List<ByteString> ids = ids();
            List<List<io.weft.api.v1.Step>> openings = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i += 3) {
                openings.add(List.of(Steps.open(ids.get(i))));
            }
            new MustCommit(stream, new TxIds()).all(openings, new AtomicInteger());
        }
    }

    @Test
    void shouldAnswerInTheOrderOfTheIds() throws Exception {
        // given
        try (FakeServer server = new FakeServer(ledger)) {
            open(server);

            // when
            List<GetAccountResponse> answers = read(server);

            // then
            assertThat(answers).hasSize(ACCOUNTS);
            assertThat(IntStream.range(0, ACCOUNTS).filter(i -> answers.get(i).getExists() != (i % 3 == 0))).isEmpty();
            assertThat(done).hasValue(ACCOUNTS);
        }
    }

    @Test
    void shouldReadAgainWhatWasRefusedOrLost() throws Exception {
        // given a ledger that refuses every seventh read, and hangs up now and then
        try (FakeServer server = new FakeServer(ledger)) {
            open(server);
            ledger.readsGoWrong();

            // when
            List<GetAccountResponse> answers = read(server);

            // then
            assertThat(IntStream.range(0, ACCOUNTS).filter(i -> answers.get(i).getExists() != (i % 3 == 0))).isEmpty();
            assertThat(done).hasValue(ACCOUNTS);
        }
    }
}
