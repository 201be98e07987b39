package io.weft.loadtest.baseline;

import static org.junit.jupiter.api.Assumptions.abort;

import io.weft.loadtest.baseline.postgres.PostgresAbsent;
import io.weft.loadtest.baseline.postgres.PostgresPrograms;
import java.io.IOException;

/** For tests that need PostgreSQL. */
final class PostgresHere {

    private PostgresHere() {}

    /** Skips the test, and says why, where there is none. */
    static PostgresPrograms orSkip() throws IOException {
        try {
            return PostgresPrograms.find(null);
        } catch (PostgresAbsent e) {
            return abort(e.getMessage());
        }
    }
}
