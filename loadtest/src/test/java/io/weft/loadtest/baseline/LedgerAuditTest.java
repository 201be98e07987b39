package io.weft.loadtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.baseline.postgres.PostgresCluster;
import io.weft.loadtest.result.AuditResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers by hand on a real PostgreSQL, where there is one. */
class LedgerAuditTest {

    private static final BaselineSettings SETTINGS = new BaselineSettings(10, 100, 1, 0, 1, 1, null);
    private static PostgresCluster cluster;
    private static Connection connection;

    private final Tally tally = new Tally();

    @BeforeAll
    static void start() throws Exception {
        cluster = PostgresCluster.start(PostgresHere.orSkip(), 1);
        connection = cluster.connect();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void setUp() throws SQLException {
        Schema.create(connection, SETTINGS.accounts(), SETTINGS.funds());
    }

    @Test
    void shouldRefuseWhatIsNotCoveredInWhateverOrderTheAccountsAre() throws Exception {
        // when
        Outcome[] outcomes = new Outcome[4];
        try (Teller teller = new SingleTeller(connection)) {
            outcomes[0] = acknowledged(teller, transfer(1, 3, 7, 101))[0];
            outcomes[1] = acknowledged(teller, transfer(2, 7, 3, 101))[0];
            outcomes[2] = acknowledged(teller, transfer(3, 7, 3, 100))[0];
            outcomes[3] = acknowledged(teller, transfer(4, 3, 7, 200))[0];
        }

        // then
        assertThat(outcomes)
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.COMMITTED, Outcome.COMMITTED);
        assertThat(audit().failures()).isEmpty();
    }

    @Test
    void shouldRefuseInABatchOnlyWhatIsNotCovered() throws Exception {
        // given: the nets of accounts 3 and 7 are covered, but there is no order in which all could be made
        Transfer[] batch = {transfer(1, 3, 7, 150), transfer(2, 7, 3, 150), transfer(3, 5, 6, 100)};

        // when
        Outcome[] outcomes;
        try (Teller teller = new BatchTeller(connection)) {
            outcomes = acknowledged(teller, batch);
            assertThat(teller.rowByRow()).isEqualTo(1);
        }

        // then
        assertThat(outcomes).containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.COMMITTED);
        assertThat(audit().failures()).isEmpty();
    }

    @Test
    void shouldMakeATransferOnceHoweverItIsSentAgain() throws Exception {
        // given
        Transfer first = transfer(1, 3, 7, 40);
        Transfer second = transfer(2, 4, 7, 60);

        // when
        try (Teller single = new SingleTeller(connection); Teller batch = new BatchTeller(connection)) {
            acknowledged(single, first);
            Outcome[] mixed = batch.make(new Transfer[] {first, second});
            tally.acknowledged(new Outcome[] {mixed[1]}, 1);

            // then
            assertThat(mixed).containsExactly(Outcome.COMMITTED, Outcome.COMMITTED);
            assertThat(single.make(new Transfer[] {second})).containsExactly(Outcome.COMMITTED);
            assertThat(batch.make(new Transfer[] {second, first})).containsOnly(Outcome.COMMITTED);
        }
        assertThat(audit().failures()).isEmpty();
    }

    @Test
    void shouldFindLostTransfersAndWrongBalances() throws Exception {
        // given
        try (Teller teller = new SingleTeller(connection)) {
            acknowledged(teller, transfer(1, 3, 7, 40));
        }

        // when
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM transfers");
            statement.execute("UPDATE accounts SET balance = balance + 1 WHERE id = 9");
        }
        AuditResult audit = audit();

        // then
        assertThat(audit.isClean()).isFalse();
        assertThat(audit.failures()).containsExactly(
                "the sum of all balances must be 1,000, but are 1,001",
                "committed transfers, as acknowledged must be 1, but are 0",
                "balances that are not the effect of the committed transfers must be 0, but are 3");
    }

    private Outcome[] acknowledged(Teller teller, Transfer... transfers) throws SQLException {
        Outcome[] outcomes = teller.make(transfers);
        tally.acknowledged(outcomes, 1);
        return outcomes;
    }

    private AuditResult audit() throws SQLException {
        return new LedgerAudit(connection).run(SETTINGS, tally);
    }

    private static Transfer transfer(long id, long debtor, long creditor, long amount) {
        return new Transfer(new UUID(0, id), debtor, creditor, amount);
    }
}
