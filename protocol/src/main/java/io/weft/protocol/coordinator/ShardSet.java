package io.weft.protocol.coordinator;

import java.util.function.IntConsumer;

/** A few shards, in order; they leave one by one. Not thread-safe. */
final class ShardSet {

    private final int[] shards;
    private int size;

    /** @param ascending is not changed */
    ShardSet(int[] ascending) {
        shards = ascending.clone();
        size = ascending.length;
    }

    /** All of a ledger. */
    static ShardSet all(int count) {
        int[] all = new int[count];
        for (int shard = 0; shard < count; shard++) {
            all[shard] = shard;
        }
        return new ShardSet(all);
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int shard) {
        for (int i = 0; i < size; i++) {
            if (shards[i] == shard) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was there. */
    boolean remove(int shard) {
        for (int i = 0; i < size; i++) {
            if (shards[i] == shard) {
                System.arraycopy(shards, i + 1, shards, i, size - i - 1);
                size--;
                return true;
            }
        }
        return false;
    }

    /** In order; the set must not change meanwhile. */
    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(shards[i]);
        }
    }

    void clear() {
        size = 0;
    }
}
