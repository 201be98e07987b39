package io.weft.protocol.memory;

import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What is under way, by id: entries come and go with every transaction, so nothing is allocated for one. Open addressing
 * with linear probing, as in {@link IdTable}. Not thread-safe.
 *
 * @param <V> never null
 */
public final class IdMap<V> {

    private static final int FIRST_SLOTS = 64;

    private final long salt;
    private long[] ids = new long[2 * FIRST_SLOTS];
    private Object[] values = new Object[FIRST_SLOTS];
    private int mask = FIRST_SLOTS - 1;
    private int size;

    /** @param salt secret, see {@link IdTable} */
    public IdMap(long salt) {
        this.salt = salt;
    }

    public int size() {
        return size;
    }

    public boolean containsKey(TxId txId) {
        return contains(txId.high(), txId.low());
    }

    /** By the two halves of an id. */
    public boolean contains(long high, long low) {
        return values[find(high, low)] != null;
    }

    /** Null if there is none. */
    public V get(TxId txId) {
        return valueAt(find(txId.high(), txId.low()));
    }

    @SuppressWarnings("unchecked")
    private V valueAt(int slot) {
        return (V) values[slot];
    }

    /** The slot of the id, or the free one where it would be. */
    private int find(long high, long low) {
        int slot = home(high, low);
        while (values[slot] != null && (ids[2 * slot] != high || ids[2 * slot + 1] != low)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int home(long high, long low) {
        return IdTable.mix(high, low, salt) & mask;
    }

    /** @return what it replaces, or null */
    public V put(TxId txId, V value) {
        if (2 * (size + 1) > mask + 1) {
            grow();
        }
        int slot = find(txId.high(), txId.low());
        V before = valueAt(slot);
        size += before == null ? 1 : 0;
        set(slot, txId.high(), txId.low(), value);
        return before;
    }

    private void set(int slot, long high, long low, Object value) {
        ids[2 * slot] = high;
        ids[2 * slot + 1] = low;
        values[slot] = value;
    }

    private void grow() {
        long[] idsBefore = ids;
        Object[] valuesBefore = values;
        ids = new long[2 * idsBefore.length];
        values = new Object[2 * valuesBefore.length];
        mask = 2 * mask + 1;
        for (int i = 0; i < valuesBefore.length; i++) {
            if (valuesBefore[i] != null) {
                set(find(idsBefore[2 * i], idsBefore[2 * i + 1]), idsBefore[2 * i], idsBefore[2 * i + 1], valuesBefore[i]);
            }
        }
    }

    /** @return what was there, or null */
    public V remove(TxId txId) {
        int hole = find(txId.high(), txId.low());
        V removed = valueAt(hole);
        if (removed == null) {
            return null;
        }
        for (int slot = hole + 1 & mask; values[slot] != null; slot = slot + 1 & mask) {
            boolean mayMove = (slot - home(ids[2 * slot], ids[2 * slot + 1]) & mask) >= (slot - hole & mask);
            if (mayMove) {
                set(hole, ids[2 * slot], ids[2 * slot + 1], values[slot]);
                hole = slot;
            }
        }
        values[hole] = null;
        size--;
        return removed;
    }

    /** Looks at all; {@link Long#MAX_VALUE} if there is none. */
    public long oldestTimeMs() {
        long oldest = Long.MAX_VALUE;
        for (int slot = 0; slot < values.length; slot++) {
            if (values[slot] != null) {
                oldest = Math.min(oldest, ids[2 * slot] >>> 16);
            }
        }
        return oldest;
    }

    /** The oldest first; the map may change meanwhile. */
    public void forEachByAge(BiConsumer<TxId, V> action) {
        for (TxId txId : idsByAge()) {
            action.accept(txId, get(txId));
        }
    }

    public List<TxId> idsByAge() {
        List<TxId> all = new ArrayList<>(size);
        for (int slot = 0; slot < values.length; slot++) {
            if (values[slot] != null) {
                all.add(new TxId(ids[2 * slot], ids[2 * slot + 1]));
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }
}
