package io.weft.client.fake;

import com.google.protobuf.ByteString;
import io.weft.api.v1.Committed;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Transaction;
import java.util.HashMap;
import java.util.Map;

/** What some fake nodes have together: they commit everything, and count. Thread-safe. */
public final class FakeLedger {

    private final Map<ByteString, Transaction> executed = new HashMap<>();
    private final Map<ByteString, Integer> received = new HashMap<>();

    synchronized Outcome execute(Transaction transaction) {
        Transaction before = executed.putIfAbsent(transaction.getTxId(), transaction);
        if (before != null && !before.equals(transaction)) {
            throw new IllegalStateException("the id was sent with other content");
        }
        return Outcome.newBuilder().setCommitted(Committed.getDefaultInstance()).build();
    }

    synchronized void receive(Transaction transaction) {
        received.merge(transaction.getTxId(), 1, Integer::sum);
    }

    public synchronized int executed() {
        return executed.size();
    }

    /** How often this id was sent to any node. */
    public synchronized int received(ByteString txId) {
        return received.getOrDefault(txId, 0);
    }

    public synchronized int received() {
        return received.values().stream().mapToInt(Integer::intValue).sum();
    }
}
