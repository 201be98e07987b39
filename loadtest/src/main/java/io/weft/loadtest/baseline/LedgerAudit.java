package io.weft.loadtest.baseline;

import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.terminal.Text;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether the tables hold what was acknowledged. For one thread, when nothing is sent any more. */
final class LedgerAudit {

    /** Each account with what it must have according to the transfers that committed. */
    private static final String WRONG_BALANCES = """
            SELECT count(*) FROM accounts LEFT JOIN (
                SELECT account, sum(change) AS change FROM (
                    SELECT debtor AS account, -amount AS change FROM transfers WHERE outcome = %1$d
                    UNION ALL
                    SELECT creditor, amount FROM transfers WHERE outcome = %1$d
                ) AS changes GROUP BY account
            ) AS effect ON id = account
            WHERE balance <> %2$d + coalesce(change, 0)
            """;

    private final Connection connection;
    private final List<String> checks = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    LedgerAudit(Connection connection) {
        this.connection = connection;
    }

    AuditResult run(BaselineSettings settings, Tally tally) throws SQLException {
        equal("accounts", settings.accounts(), "SELECT count(*) FROM accounts");
        equal("the sum of all balances", settings.funds() * settings.accounts(), "SELECT sum(balance) FROM accounts");
        equal("balances below zero", 0, "SELECT count(*) FROM accounts WHERE balance < 0");
        equal("committed transfers, as acknowledged", tally.committed(), transfersWith(Outcome.COMMITTED));
        equal("refused transfers, as acknowledged", tally.refused(), transfersWith(Outcome.REFUSED));
        equal("balances that are not the effect of the committed transfers", 0,
                WRONG_BALANCES.formatted(Outcome.COMMITTED.stored(), settings.funds()));
        checks.add("the last transaction of each connection sent once more: the same outcome, no effect");
        failures.addAll(tally.faults());
        return new AuditResult(checks, failures);
    }

    private static String transfersWith(Outcome outcome) {
        return "SELECT count(*) FROM transfers WHERE outcome = " + outcome.stored();
    }

    private void equal(String what, long expected, String query) throws SQLException {
        checks.add(what + ": " + Text.count(expected));
        try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            long found = answer.getLong(1);
            if (found != expected) {
                failures.add(what + " must be " + Text.count(expected) + ", but are " + Text.count(found));
            }
        }
    }
}
