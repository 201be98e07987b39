package io.weft.loadtest.client;

import java.util.concurrent.atomic.LongAdder;

/** What happened on one or more streams. Thread-safe. */
public final class StreamCounters {

    /** Answers that said: not done, send it again. */
    final LongAdder retryable = new LongAdder();
    /** Answers that said: not known here. */
    final LongAdder unknown = new LongAdder();
    /** Connections that broke or could not be made. */
    final LongAdder disconnects = new LongAdder();
    final LongAdder resentAfterDisconnect = new LongAdder();

    /** Transactions that had been sent, and not answered, when their connection broke. */
    public long resentAfterDisconnect() {
        return resentAfterDisconnect.sum();
    }
}
