package io.weft.actors.placement;

import io.weft.protocol.journal.EntityId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Entities that are to move, each to a node that was chosen for it, as soon as its checkpoint stands or it has waited for that
 * long enough. One that can't be moved for long after, since its node is gone or the cluster is not whole, stays where it is. Not
 * thread-safe.
 */
final class PlannedMoves {

    static final long LATEST_MS = 30_000;

    private final long checkpointMs;
    private final Map<EntityId, Planned> planned = new TreeMap<>();

    private record Planned(String to, long dueMs) {}

    /** @param checkpointMs how long to wait for a checkpoint */
    PlannedMoves(long checkpointMs) {
        this.checkpointMs = checkpointMs;
    }

    /** Does nothing if that is planned already. The last word about an entity counts. */
    void plan(EntityId entity, String to, long nowMs) {
        Planned before = planned.get(entity);
        if (before == null || !before.to.equals(to)) {
            planned.put(entity, new Planned(to, nowMs + checkpointMs));
        }
    }

    /** Its checkpoint stands. */
    void due(EntityId entity, String to, long nowMs) {
        Planned before = planned.get(entity);
        if (before != null && before.to.equals(to)) {
            planned.put(entity, new Planned(to, Math.min(before.dueMs, nowMs)));
        }
    }

    /** Null if none is planned. */
    String target(EntityId entity) {
        Planned next = planned.get(entity);
        return next == null ? null : next.to;
    }

    int size() {
        return planned.size();
    }

    /** Forgets those of a role that are where they should be, or have no place, or are too late. */
    void forgetVain(EntityId.Role role, Map<EntityId, String> where, long nowMs) {
        planned.entrySet().removeIf(entry -> entry.getKey().role() == role && (!where.containsKey(entry.getKey())
                || entry.getValue().to.equals(where.get(entry.getKey())) || nowMs - entry.getValue().dueMs > LATEST_MS));
    }

    /**
     * Those of a role that may begin now; they are forgotten here.
     *
     * @return to which node each goes
     */
    Map<EntityId, String> takeDue(EntityId.Role role, Set<String> takesAny, int atMost, long nowMs) {
        Map<EntityId, String> due = new TreeMap<>();
        for (EntityId entity : List.copyOf(planned.keySet())) {
            Planned next = planned.get(entity);
            if (due.size() < atMost && entity.role() == role && next.dueMs <= nowMs && takesAny.contains(next.to)) {
                due.put(entity, next.to);
                planned.remove(entity);
            }
        }
        return due;
    }
}
