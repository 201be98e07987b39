package io.weft.node.gateway;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts the transactions that were admitted since the node started. Thread-safe. */
public final class Admitted {

    private final LongAdder oneShard = new LongAdder();
    private final LongAdder crossShard = new LongAdder();

    void count(List<RoutedTransaction> transactions) {
        int across = 0;
        for (RoutedTransaction transaction : transactions) {
            across += transaction.isCrossShard() ? 1 : 0;
        }
        crossShard.add(across);
        oneShard.add(transactions.size() - across);
    }

    public long oneShard() {
        return oneShard.sum();
    }

    public long crossShard() {
        return crossShard.sum();
    }
}
