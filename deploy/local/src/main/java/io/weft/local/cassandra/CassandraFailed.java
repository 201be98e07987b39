package io.weft.local.cassandra;

import java.io.IOException;

/** A node can't be started, or does not serve. The message says why, where to look, and what to do. */
public final class CassandraFailed extends IOException {

    private static final long serialVersionUID = 1;

    CassandraFailed(String message) {
        super(message);
    }
}
