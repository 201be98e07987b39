package io.weft.actors.placement;

import io.weft.actors.cluster.LoadReport;
import io.weft.protocol.journal.EntityId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What the nodes have reported last. Every node has one. Thread-safe. */
public final class LoadBoard {

    private final Map<String, Set<EntityId>> servingByNode = new ConcurrentHashMap<>();
    /** Kept while an entity serves nowhere, so that it does not seem idle when it has moved. */
    private final Map<EntityId, Long> busyUsPerS = new ConcurrentHashMap<>();

    void note(LoadReport report) {
        Set<EntityId> serving = new TreeSet<>();
        report.items().forEach(item -> {
            serving.add(item.entity());
            busyUsPerS.put(item.entity(), item.busyUsPerS());
        });
        servingByNode.put(report.node(), serving);
    }

    /** Forgets the nodes that are no members any more. */
    void retain(Set<String> nodes) {
        servingByNode.keySet().retainAll(nodes);
    }

    /** Those that serve somewhere, as far as is known here. */
    public Set<EntityId> serving() {
        Set<EntityId> all = new TreeSet<>();
        servingByNode.values().forEach(all::addAll);
        return all;
    }

    /** The address of the node on which it serves, as far as is known here. */
    public Optional<String> nodeOf(EntityId entity) {
        return servingByNode.entrySet().stream().filter(node -> node.getValue().contains(entity)).map(Map.Entry::getKey).findFirst();
    }

    /** In microseconds per second, smoothed; 0 if nobody has reported it. */
    public long busyUsPerS(EntityId entity) {
        return busyUsPerS.getOrDefault(entity, 0L);
    }
}
