package io.weft.loadtest.baseline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The two ways in which the same transfers are made. */
enum TransferCase {
    SINGLE(1, "one transfer in each transaction: one prepared call of a PL/pgSQL function, one round trip, in which "
            + "the two accounts are updated in their order and the transfer's row is inserted; one SQL statement with "
            + "common table expressions took as long in a trial") {
        @Override
        Teller teller(Connection connection) throws SQLException {
            return new SingleTeller(connection);
        }
    },

    BATCH(1_000, "1,000 transfers in each transaction: one prepared call of a PL/pgSQL function with arrays, one round "
            + "trip, in which one UPDATE adds to each account, in their order, what the client summed up, if it covers "
            + "its debits, and one INSERT adds the rows; a batch that is not covered is made transfer by transfer") {
        @Override
        Teller teller(Connection connection) throws SQLException {
            return new BatchTeller(connection);
        }
    };

    private final int transfersPerTransaction;
    private final String method;

    TransferCase(int transfersPerTransaction, String method) {
        this.transfersPerTransaction = transfersPerTransaction;
        this.method = method;
    }

    abstract Teller teller(Connection connection) throws SQLException;

    int transfersPerTransaction() {
        return transfersPerTransaction;
    }

    /** In words. */
    String method() {
        return method;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
