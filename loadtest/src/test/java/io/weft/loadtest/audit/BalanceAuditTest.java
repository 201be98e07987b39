package io.weft.loadtest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.loadtest.client.AccountIds;
import io.weft.loadtest.client.AccountReads;
import io.weft.loadtest.client.LedgerReads;
import io.weft.loadtest.client.LedgerStream;
import io.weft.loadtest.client.MustCommit;
import io.weft.loadtest.client.Steps;
import io.weft.loadtest.client.StreamCounters;
import io.weft.loadtest.client.StreamSettings;
import io.weft.loadtest.client.TxIds;
import io.weft.loadtest.fake.FakeFault;
import io.weft.loadtest.fake.FakeLedger;
import io.weft.loadtest.fake.FakeServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BalanceAuditTest {

    private static final ByteString ISSUER = AccountIds.named("issuer");
    private static final ByteString ALICE = AccountIds.named("alice");
    private static final ByteString BOB = AccountIds.named("bob");
    private static final AssetId ASSET = Steps.asset(ISSUER, 1);

    private FakeServer server;
    private LedgerReads reads;
    private AccountReads accountReads;

    @BeforeEach
    void open() throws Exception {
        server = new FakeServer(new FakeLedger(() -> FakeFault.NONE));
        reads = new LedgerReads(server.channel()::current);
        accountReads = new AccountReads(server.channel()::current);
        try (LedgerStream stream =
                new LedgerStream(server.channel()::current, StreamSettings.DEFAULTS, new StreamCounters())) {
            new MustCommit(stream, new TxIds()).one(List.of(Steps.open(ISSUER), Steps.createAsset(ASSET, 0),
                    Steps.open(ALICE), Steps.transfer(ISSUER, ALICE, ASSET, 7)));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldPassWhatIsRight() throws Exception {
        // when
        BalanceAudit.Result result = audit(alice(7, 0), issuer());

        // then
        assertThat(result.allRight()).isTrue();
        assertThat(result.sumIsZero()).isTrue();
    }

    @Test
    void shouldNameTheAccountWhoseBalanceIsWrong() throws Exception {
        // when
        BalanceAudit.Result result = audit(alice(8, 0), issuer());

        // then
        assertThat(result.allRight()).isFalse();
        assertThat(result.faults()).singleElement().asString().contains("alice").contains("8 posted").contains("has 7");
    }

    @Test
    void shouldSeeWhatIsHeld() throws Exception {
        // when, then
        assertThat(audit(alice(7, 1)).allRight()).isFalse();
    }

    @Test
    void shouldSeeAnAccountThatDoesNotExist() throws Exception {
        // when
        BalanceAudit.Result result = audit(new ExpectedBalance(BOB, "bob", 0, 0));

        // then
        assertThat(result.faults()).singleElement().asString().contains("bob").contains("does not exist");
    }

    @Test
    void shouldSeeASumThatIsNotZero() throws Exception {
        // when, then
        assertThat(audit(alice(7, 0)).sumIsZero()).isFalse();
    }

    @Test
    void shouldSeeAnAcknowledgedTransactionThatIsNotThere() throws Exception {
        // when
        List<String> faults = new TransactionAudit(reads).notCommitted(List.of(new TxIds().next()));

        // then
        assertThat(faults).singleElement().asString().contains("not_found");
    }

    @Test
    void shouldCountFailedChecks() throws Exception {
        // given
        Checks checks = new Checks();

        // when
        checks.balances("all", audit(alice(8, 0), issuer()));
        checks.sumIsZero(audit(alice(7, 0), issuer()));

        // then
        assertThat(checks.allHeld()).isFalse();
        assertThat(checks.checked()).isEqualTo(2);
        assertThat(checks.failures()).hasSize(1);
    }

    private BalanceAudit.Result audit(ExpectedBalance... expected) throws Exception {
        return new BalanceAudit(accountReads, ASSET).run(List.of(expected), new AtomicInteger());
    }

    private static ExpectedBalance alice(long posted, long held) {
        return new ExpectedBalance(ALICE, "alice", posted, held);
    }

    private static ExpectedBalance issuer() {
        return new ExpectedBalance(ISSUER, "issuer", -7, 0);
    }
}
