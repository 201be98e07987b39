package io.weft.loadtest.baseline;

import java.sql.SQLException;
import java.util.Set;

/** Repeats what PostgreSQL ended to solve a deadlock, as every client must. For one thread. */
final class Deadlocks {

    private static final Set<String> DEADLOCK_OR_SERIALIZATION = Set.of("40P01", "40001");
    private static final int MAX_TRIES = 10;

    private long count;

    /** One transaction. */
    interface Call<T> {
        T run() throws SQLException;
    }

    <T> T repeat(Call<T> call) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                return call.run();
            } catch (SQLException e) {
                if (i == MAX_TRIES || !DEADLOCK_OR_SERIALIZATION.contains(e.getSQLState())) {
                    throw e;
                }
                count++;
            }
        }
    }

    long count() {
        return count;
    }
}
