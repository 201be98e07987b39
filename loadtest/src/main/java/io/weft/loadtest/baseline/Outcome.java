package io.weft.loadtest.baseline;

import java.sql.SQLException;

/** What became of a transfer. Its ordinal plus one is what the table holds. */
enum Outcome {
    COMMITTED, REFUSED;

    static Outcome of(int stored) throws SQLException {
        if (stored < 1 || stored > values().length) {
            throw new SQLException("no outcome of a transfer is " + stored);
        }
        return values()[stored - 1];
    }

    int stored() {
        return ordinal() + 1;
    }
}
