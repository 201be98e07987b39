package io.weft.loadtest.client;

import java.util.concurrent.atomic.LongAdder;

/** What happened on one or more streams. Thread-safe. */
public final class StreamCounters {

    final LongAdder retryable = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder disconnects = new LongAdder();
    final LongAdder resentAfterDisconnect = new LongAdder();

    /** Answers that said: not done, send it again. */
    public long retryable() {
        return retryable.sum();
    }

    /** Answers that said: not known here. */
    public long unknown() {
        return unknown.sum();
    }

    /** Connections that broke or could not be made. */
    public long disconnects() {
        return disconnects.sum();
    }

    /** Transactions that had been sent, and not answered, when their connection broke. */
    public long resentAfterDisconnect() {
        return resentAfterDisconnect.sum();
    }
}
