package io.weft.loadtest.baseline;

import java.sql.SQLException;

/** Makes transfers over one connection, each call in one transaction. For one thread. */
interface Teller extends AutoCloseable {

    /**
     * Makes what was not made before, and tells what became of each. When it returns, that is durable.
     *
     * @throws SQLException if what became of them is not known
     */
    Outcome[] make(Transfer[] transfers) throws SQLException;

    /** Transactions that ended in a deadlock and were repeated. */
    long deadlocks();

    /** Transactions of many transfers that were made transfer by transfer. */
    long rowByRow();

    @Override
    void close() throws SQLException;
}
