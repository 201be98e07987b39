package io.weft.loadtest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.AccountId;
import io.weft.client.AssetId;
import io.weft.client.Transaction;
import io.weft.client.TxIds;
import io.weft.loadtest.fake.FakeFault;
import io.weft.loadtest.fake.FakeLedger;
import io.weft.loadtest.fake.FakeServer;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.ledger.MustCommit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BalanceAuditTest {

    private static final AccountId ISSUER = AccountId.named("issuer");
    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId ASSET = new AssetId(ISSUER, 1);

    private FakeServer server;
    private LedgerReads reads;

    @BeforeEach
    void open() throws Exception {
        server = new FakeServer(new FakeLedger(() -> FakeFault.NONE));
        reads = new LedgerReads(server.channel());
        try (MustCommit mustCommit = new MustCommit(server.channel(), 1)) {
            mustCommit.one(Transaction.builder().openAccount(ISSUER).createAsset(ASSET, 0)
                    .openAccount(ALICE).transfer(ISSUER, ALICE, ASSET, 7).build());
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
        List<String> faults = new TransactionAudit(reads).notCommitted(List.of(TxIds.next()));

        // then
        assertThat(faults).singleElement().asString().contains("NotFound");
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
        return new BalanceAudit(reads, ASSET).run(List.of(expected), new AtomicInteger());
    }

    private static ExpectedBalance alice(long posted, long held) {
        return new ExpectedBalance(ALICE, "alice", posted, held);
    }

    private static ExpectedBalance issuer() {
        return new ExpectedBalance(ISSUER, "issuer", -7, 0);
    }
}
