package io.weft.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.TxId;
import io.weft.loadtest.drive.Drive.TxIdBytes;
import io.weft.loadtest.fake.FakeFault;
import io.weft.loadtest.fake.FakeLedger;
import io.weft.loadtest.fake.FakeServer;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.wire.Accounts;
import io.weft.loadtest.workload.Books;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a ledger that knows no transaction. */
@Timeout(60)
class LoadAuditTest {

    private static final long REMEMBERED_SINCE_MS = 1_000_000;

    private static AuditResult committed(long... timesMs) throws Exception {
        FakeLedger ledger = new FakeLedger(() -> FakeFault.NONE);
        ledger.rememberSince(REMEMBERED_SINCE_MS);
        try (FakeServer server = new FakeServer(ledger)) {
            LoadAudit audit = new LoadAudit(new LedgerReads(server.channel()), Accounts.of(1, 2), new Books(2, account -> 0));
            audit.committed(Arrays.stream(timesMs)
                    .mapToObj(timeMs -> new TxIdBytes(TxId.high(timeMs, 1), TxId.low(2))).toList());
            return audit.result();
        }
    }

    @Test
    void shouldFailWhenNothingIsRemembered() throws Exception {
        // when
        AuditResult result = committed(REMEMBERED_SINCE_MS - 1, REMEMBERED_SINCE_MS - 2);

        // then
        assertThat(result.checks()).isEqualTo(List.of("0 transactions that were acknowledged as committed are found so, and 2 are too old "
                + "for the ledger to remember"));
        assertThat(result.failures()).singleElement().asString().contains("remembers none of 2 transactions");
    }

    @Test
    void shouldMissWhatMustBeRemembered() throws Exception {
        // when
        AuditResult result = committed(REMEMBERED_SINCE_MS - 1, REMEMBERED_SINCE_MS);

        // then
        assertThat(result.failures()).singleElement().asString().contains("NotFound");
    }
}
