package io.weft.loadtest.baseline;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Many transfers in each transaction, which is one call of a function with arrays. What each account gets and pays is
 * summed up here, where that is cheaper than in PostgreSQL. A batch of which something is refused, or was made before,
 * is made transfer by transfer, in one call of another function.
 */
final class BatchTeller implements Teller {

    private static final Set<String> TRANSFER_BY_TRANSFER =
            Set.of(Schema.NOT_AS_A_WHOLE, SingleTeller.UNIQUE_VIOLATION);

    private final Deadlocks deadlocks = new Deadlocks();
    private final Connection connection;
    private final PreparedStatement transferBatch;
    private final PreparedStatement transferEach;
    private long rowByRow;

    BatchTeller(Connection connection) throws SQLException {
        this.connection = connection;
        transferBatch = connection.prepareStatement("SELECT transfer_batch(?, ?, ?, ?, ?, ?, ?)");
        transferEach = connection.prepareStatement("SELECT transfer_each(?, ?, ?, ?, ?)");
    }

    @Override
    public Outcome[] make(Transfer[] transfers) throws SQLException {
        Columns columns = Columns.of(transfers);
        try {
            return deadlocks.repeat(() -> asAWhole(columns));
        } catch (SQLException e) {
            if (!TRANSFER_BY_TRANSFER.contains(e.getSQLState())) {
                throw e;
            }
            rowByRow++;
            return deadlocks.repeat(() -> oneByOne(columns));
        }
    }

    private Outcome[] asAWhole(Columns columns) throws SQLException {
        setTransfers(transferBatch, columns);
        transferBatch.setArray(6, array(columns.debits()));
        transferBatch.setArray(7, array(columns.nets()));
        try (ResultSet answer = transferBatch.executeQuery()) {
            answer.next();
        }
        Outcome[] outcomes = new Outcome[columns.ids().length];
        Arrays.fill(outcomes, Outcome.COMMITTED);
        return outcomes;
    }

    private Outcome[] oneByOne(Columns columns) throws SQLException {
        setTransfers(transferEach, columns);
        try (ResultSet answer = transferEach.executeQuery()) {
            answer.next();
            Number[] stored = (Number[]) answer.getArray(1).getArray();
            Outcome[] outcomes = new Outcome[stored.length];
            for (int i = 0; i < stored.length; i++) {
                outcomes[i] = Outcome.of(stored[i].intValue());
            }
            return outcomes;
        }
    }

    private void setTransfers(PreparedStatement statement, Columns columns) throws SQLException {
        statement.setArray(1, connection.createArrayOf("uuid", columns.ids()));
        statement.setArray(2, array(columns.debtors()));
        statement.setArray(3, array(columns.creditors()));
        statement.setArray(4, array(columns.amounts()));
        statement.setArray(5, array(columns.accounts()));
    }

    /** The driver sends it in binary form. */
    private Array array(long[] numbers) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf("int8", numbers);
    }

    @Override
    public long deadlocks() {
        return deadlocks.count();
    }

    @Override
    public long rowByRow() {
        return rowByRow;
    }

    @Override
    public void close() throws SQLException {
        transferBatch.close();
        transferEach.close();
    }
}
