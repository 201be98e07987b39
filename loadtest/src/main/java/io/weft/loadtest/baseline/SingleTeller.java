package io.weft.loadtest.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One transfer in each transaction, which is one call of a function. */
final class SingleTeller implements Teller {

    static final String UNIQUE_VIOLATION = "23505";

    private final Deadlocks deadlocks = new Deadlocks();
    private final PreparedStatement transfer;
    private final PreparedStatement lookUp;

    SingleTeller(Connection connection) throws SQLException {
        transfer = connection.prepareStatement("SELECT transfer(?, ?, ?, ?)");
        lookUp = connection.prepareStatement("SELECT outcome FROM transfers WHERE id = ?");
    }

    @Override
    public Outcome[] make(Transfer[] transfers) throws SQLException {
        if (transfers.length != 1) {
            throw new IllegalArgumentException("one transfer at a time, not " + transfers.length);
        }
        try {
            return new Outcome[] {deadlocks.repeat(() -> make(transfers[0]))};
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            lookUp.setObject(1, transfers[0].id());
            return new Outcome[] {outcome(lookUp)};
        }
    }

    private Outcome make(Transfer each) throws SQLException {
        transfer.setObject(1, each.id());
        transfer.setLong(2, each.debtor());
        transfer.setLong(3, each.creditor());
        transfer.setLong(4, each.amount());
        return outcome(transfer);
    }

    private static Outcome outcome(PreparedStatement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery()) {
            if (!answer.next()) {
                throw new SQLException("a transfer that was made can't be found");
            }
            return Outcome.of(answer.getInt(1));
        }
    }

    @Override
    public long deadlocks() {
        return deadlocks.count();
    }

    @Override
    public long rowByRow() {
        return 0;
    }

    @Override
    public void close() throws SQLException {
        transfer.close();
        lookUp.close();
    }
}
