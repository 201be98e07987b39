package io.weft.protocol.shard.ledger;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The holds of one shard: active ones, and for the retention window those that have expired. Expired ones are dropped
 * from the oldest when there are too many, so that they can't fill the memory.
 */
public final class Holds {

    static final int MAX_EXPIRED = 100_000;

    private final Map<HoldId, HeldAmount> byId = new HashMap<>();
    private final Map<AccountId, NavigableMap<HoldId, HeldAmount>> byAccount = new HashMap<>();
    private final NavigableSet<Due> active = new TreeSet<>();
    private final NavigableSet<Due> expired = new TreeSet<>();
    private Map<HoldId, Change> changed = new LinkedHashMap<>();

    /** Since the last checkpoint: one that is new leaves nothing behind when it goes. */
    private enum Change { NEW, OTHER }

    private record Due(long atMs, HoldId id) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return atMs != other.atMs ? Long.compare(atMs, other.atMs) : id.compareTo(other.id);
        }
    }

    /** Active or expired; null if it is neither. */
    public HeldAmount get(HoldId id) {
        return byId.get(id);
    }

    /** Active and expired ones of a paying account. */
    public int count(AccountId account) {
        NavigableMap<HoldId, HeldAmount> own = byAccount.get(account);
        return own == null ? 0 : own.size();
    }

    /**
     * The holds of a paying account in the order of their ids.
     *
     * @param after start behind this one; null: from the first
     */
    public List<HeldAmount> page(AccountId account, HoldId after, int limit) {
        NavigableMap<HoldId, HeldAmount> own = byAccount.get(account);
        if (own == null) {
            return List.of();
        }
        var rest = after == null ? own : own.tailMap(after, false);
        return rest.values().stream().limit(limit).toList();
    }

    /** Active holds whose deadline is at or before the given time and that may expire; the earliest first. */
    public List<HoldId> due(long nowMs, int limit, Predicate<HeldAmount> mayExpire) {
        if (active.isEmpty() || active.first().atMs > nowMs) {
            return List.of();
        }
        List<HoldId> due = new ArrayList<>();
        for (Due next : active) {
            if (next.atMs > nowMs || due.size() == limit) {
                break;
            }
            if (mayExpire.test(byId.get(next.id))) {
                due.add(next.id);
            }
        }
        return due;
    }

    /** The earliest deadline after the given time; {@link Long#MAX_VALUE} if there is none. */
    public long nextDeadlineAfterMs(long nowMs) {
        Due next = active.higher(new Due(nowMs + 1, new HoldId(TxId.smallestOf(0), 0)));
        return next == null ? Long.MAX_VALUE : next.atMs;
    }

    void add(HeldAmount held) {
        InvariantBroken.require(!byId.containsKey(held.id()), "the hold " + held.id() + " exists twice");
        insert(held);
        // Of one that has gone since the last checkpoint there is a row.
        changed.merge(held.id(), Change.NEW, (gone, added) -> Change.OTHER);
    }

    private void insert(HeldAmount held) {
        byId.put(held.id(), held);
        byAccount.computeIfAbsent(held.hold().from(), a -> new TreeMap<>()).put(held.id(), held);
        if (held.isExpired()) {
            expired.add(new Due(held.expiredAtMs(), held.id()));
        } else {
            active.add(new Due(held.hold().deadlineMs(), held.id()));
        }
    }

    void remove(HoldId id) {
        HeldAmount held = byId.remove(id);
        InvariantBroken.require(held != null, "there is no hold " + id);
        NavigableMap<HoldId, HeldAmount> own = byAccount.get(held.hold().from());
        own.remove(id);
        if (own.isEmpty()) {
            byAccount.remove(held.hold().from());
        }
        active.remove(new Due(held.hold().deadlineMs(), id));
        expired.remove(new Due(held.expiredAtMs(), id));
        if (changed.get(id) == Change.NEW) {
            changed.remove(id);
        } else {
            changed.put(id, Change.OTHER);
        }
    }

    HeldAmount expire(HoldId id, long nowMs) {
        HeldAmount held = byId.get(id);
        InvariantBroken.require(held != null && !held.isExpired(), "there is no active hold " + id);
        Change change = changed.getOrDefault(id, Change.OTHER);
        remove(id);
        insert(new HeldAmount(id, held.hold(), nowMs));
        changed.put(id, change);
        if (expired.size() > MAX_EXPIRED) {
            remove(expired.first().id);
        }
        return held;
    }

    /** Drops what expired before the given time. */
    public void forgetExpiredBefore(long timeMs) {
        while (!expired.isEmpty() && expired.first().atMs < timeMs) {
            remove(expired.first().id);
        }
    }

    /** Puts back a row of a checkpoint. */
    public void restore(HeldAmount held) {
        insert(held);
    }

    /**
     * The holds that have changed since the last call; one that is null is gone. What comes and goes between two calls is
     * in neither, and so costs nothing.
     */
    public Map<HoldId, HeldAmount> takeChanged() {
        Map<HoldId, HeldAmount> taken = new HashMap<>(changed.size() * 2);
        changed.keySet().forEach(id -> taken.put(id, byId.get(id)));
        changed = new LinkedHashMap<>();
        return taken;
    }
}
