package io.weft.protocol.coordinator;

import java.util.Arrays;
import java.util.List;
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

    static ShardSet of(List<Integer> shards) {
        int[] ascending = new int[shards.size()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = shards.get(i);
        }
        Arrays.sort(ascending);
        return new ShardSet(ascending);
    }

    /** All of a ledger. */
    static ShardSet all(int count) {
        int[] all = new int[count];
        for (int shard = 0; shard < count; shard++) {
            all[shard] = shard;
        }
        return new ShardSet(all);
    }

    int size() {
        return size;
    }

    /** In order. */
    int get(int i) {
        return shards[i];
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
