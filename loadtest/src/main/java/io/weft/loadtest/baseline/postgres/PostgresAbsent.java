package io.weft.loadtest.baseline.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** PostgreSQL is not installed, or not where it was said to be; the message says what to do. */
public final class PostgresAbsent extends IOException {

    private static final long serialVersionUID = 1;

    private PostgresAbsent(String message) {
        super(message);
    }

    static PostgresAbsent anywhere() {
        return new PostgresAbsent("PostgreSQL is not installed: its programs initdb, pg_ctl and postgres are neither "
                + "on the path nor in /usr/lib/postgresql/*/bin; install it (on Debian: apt-get install "
                + "postgresql-15), or say with --postgres DIR where they are");
    }

    static PostgresAbsent from(Path directory) {
        return new PostgresAbsent("PostgreSQL's programs initdb, pg_ctl and postgres are not in " + directory
                + " nor in its bin: name the directory that holds them, or install PostgreSQL (on Debian: apt-get "
                + "install postgresql-15) and leave --postgres out");
    }
}
