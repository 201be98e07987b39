package io.weft.actors.placement;

import io.weft.actors.cluster.MoveRequest;
import io.weft.actors.placement.NodeLoad.Weighted;
import io.weft.protocol.journal.EntityId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where all entities are, of both roles, so that both together are balanced, though Pekko places each role by itself.
 * Remembers where an entity is to go, when it was moved last, and since when the nodes differ: a move costs those who use the
 * entity a second or so, which an imbalance must be worth. Thread-safe.
 */
public final class Placements {

    private final PlacementSettings settings;
    private final ToLongFunction<EntityId> busyUsPerS;
    private final Supplier<Set<EntityId>> serving;
    private final Consumer<MoveRequest> announcer;
    private final LongSupplier nowMs;

    private final Map<EntityId.Role, Map<EntityId, String>> nodes = new EnumMap<>(EntityId.Role.class);
    private final Map<EntityId.Role, Set<EntityId>> moving = new EnumMap<>(EntityId.Role.class);
    private final Map<EntityId, String> targets = new HashMap<>();
    private final Map<EntityId, Long> movedMs = new HashMap<>();
    private final PlannedMoves planned;
    /** Null while they don't. */
    private Long unevenSinceMs;

    /**
     * @param announcer told, on whatever thread asks, of each entity that shall move for balance; must not wait
     * @param nowMs     of a monotonic clock
     */
    public Placements(PlacementSettings settings, LoadBoard board, Consumer<MoveRequest> announcer, LongSupplier nowMs) {
        this(settings, board::busyUsPerS, board::serving, announcer, nowMs);
    }

    /** @param serving what serves anywhere */
    Placements(PlacementSettings settings, ToLongFunction<EntityId> busyUsPerS, Supplier<Set<EntityId>> serving,
            Consumer<MoveRequest> announcer, LongSupplier nowMs) {
        this.settings = settings;
        this.busyUsPerS = busyUsPerS;
        this.serving = serving;
        this.announcer = announcer;
        this.nowMs = nowMs;
        this.planned = new PlannedMoves(settings.checkpointMs());
    }

    /**
     * Where an entity is to run that runs nowhere.
     *
     * @param where    the entities of its role that have a place
     * @param takesAny the nodes to choose from, not empty
     */
    synchronized String place(EntityId entity, Map<EntityId, String> where, Set<String> takesAny) {
        nodes.put(entity.role(), new HashMap<>(where));
        String target = targets.remove(entity);
        String chosen = target != null && takesAny.contains(target) ? target : Balance.leastLoaded(loads(takesAny));
        nodes.get(entity.role()).put(entity, chosen);
        return chosen;
    }

    /**
     * Which entities of a role are to move now. One that shall move for balance is announced first, as in {@link #plan}.
     *
     * @param inProgress those of the role that are moving already
     */
    synchronized Set<EntityId> moves(EntityId.Role role, Map<EntityId, String> where, Set<EntityId> inProgress,
            Set<String> takesAny) {
        nodes.put(role, new HashMap<>(where));
        moving.put(role, Set.copyOf(inProgress));
        planned.forgetVain(role, where, nowMs.getAsLong());
        planForBalance(role, takesAny);
        Map<EntityId, String> due = planned.takeDue(role, takesAny, Math.max(1, settings.maxMoves()) - underWay(), nowMs.getAsLong());
        targets.putAll(due);
        // The other role asks before Pekko has begun with these.
        moving.put(role, Stream.concat(inProgress.stream(), due.keySet().stream()).collect(Collectors.toUnmodifiableSet()));
        return due.keySet();
    }

    private void planForBalance(EntityId.Role role, Set<String> takesAny) {
        List<NodeLoad> loads = loads(takesAny);
        int atMost = isWorthAMove(loads) ? settings.maxMoves() - underWay() - planned.size() : 0;
        Balance.moves(loads, atMost, settings.thresholdPercent()).stream().filter(move -> move.entity().role() == role)
                .forEach(move -> {
                    plan(move.entity(), move.to());
                    announcer.accept(new MoveRequest(move.entity(), move.to()));
                });
    }

    private int underWay() {
        return moving.values().stream().mapToInt(Set::size).sum();
    }

    /**
     * An entity shall move, even if that is not worth it and none shall be moved for balance. It begins when {@link #due} is
     * called, or after the time for its checkpoint.
     */
    synchronized void plan(EntityId entity, String to) {
        if (!isMoving(entity)) {
            planned.plan(entity, to, nowMs.getAsLong());
            movedMs.put(entity, nowMs.getAsLong());
        }
    }

    /** What was planned need not wait any longer. */
    synchronized void due(EntityId entity, String to) {
        planned.due(entity, to, nowMs.getAsLong());
    }

    private boolean isWorthAMove(List<NodeLoad> loads) {
        if (!Balance.isUneven(loads, settings.thresholdPercent())) {
            unevenSinceMs = null;
            return false;
        }
        if (unevenSinceMs == null) {
            unevenSinceMs = nowMs.getAsLong();
        }
        return areAllServing() && (Balance.isOneIdling(loads) || nowMs.getAsLong() - unevenSinceMs >= settings.patienceMs());
    }

    /** What was moved last may be recovering still, on a machine that is short of time; one more would make that worse. */
    private boolean areAllServing() {
        Set<EntityId> now = serving.get();
        return nodes.values().stream().allMatch(where -> now.containsAll(where.keySet()));
    }

    private List<NodeLoad> loads(Set<String> takesAny) {
        Map<String, List<Weighted>> burdens = new TreeMap<>();
        takesAny.forEach(node -> burdens.put(node, new ArrayList<>()));
        nodes.values().forEach(where -> where.forEach((entity, node) ->
                Optional.ofNullable(burdens.get(willBeOn(entity, node))).ifPresent(burden -> burden.add(weigh(entity)))));
        return burdens.entrySet().stream().map(node -> new NodeLoad(node.getKey(), node.getValue())).toList();
    }

    private String willBeOn(EntityId entity, String node) {
        String target = isMoving(entity) ? targets.get(entity) : planned.target(entity);
        return target == null ? node : target;
    }

    private boolean isMoving(EntityId entity) {
        return moving.values().stream().anyMatch(entities -> entities.contains(entity));
    }

    private Weighted weigh(EntityId entity) {
        Long moved = movedMs.get(entity);
        boolean isWarm = moved != null && nowMs.getAsLong() - moved < settings.coolDownMs();
        return new Weighted(entity, settings.idleWeightUs() + busyUsPerS.applyAsLong(entity), !isMoving(entity) && !isWarm);
    }
}
