package io.weft.actors.bundle;

import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.LoadReport;
import io.weft.actors.cluster.WireVersion;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The entities that serve on other nodes, as far as those have reported, so that what goes to one node goes together. Like
 * {@code LocalEntities} a short cut and nothing more: who is not found is asked for at the region, and a node where the entity
 * is no more asks its own region. Thread-safe.
 */
public final class RemoteEntities {

    private final AtomicReferenceArray<Bundler> shards;
    private final AtomicReferenceArray<Bundler> coordinators;
    private final Map<String, Bundler> byNode = new ConcurrentHashMap<>();
    private final Function<String, Bundler> bundlers;
    private final Dialect dialect;

    /** @param bundlers makes one for what is to go to the node with this address */
    public RemoteEntities(int shards, int coordinators, Dialect dialect, Function<String, Bundler> bundlers) {
        this.shards = new AtomicReferenceArray<>(shards);
        this.coordinators = new AtomicReferenceArray<>(coordinators);
        this.dialect = dialect;
        this.bundlers = bundlers;
    }

    /** @return false if it is not known where the entity serves, or not all nodes understand bundles; then nothing was done */
    public boolean send(EntityId.Role role, int index, Message message) {
        AtomicReferenceArray<Bundler> entities = of(role);
        Bundler node = index < entities.length() ? entities.get(index) : null;
        if (node == null || dialect.version() < WireVersion.WITH_BUNDLES) {
            return false;
        }
        node.add(new EntityId(role, index), message);
        return true;
    }

    /** What another node has reported. */
    public void note(LoadReport report) {
        Bundler node = byNode.computeIfAbsent(report.node(), bundlers);
        note(node, report.items().stream().map(LoadReport.Item::entity).collect(Collectors.toSet()));
    }

    /** Forgets the nodes that are no members any more. */
    public void retain(Set<String> nodes) {
        byNode.forEach((address, node) -> {
            if (!nodes.contains(address)) {
                byNode.remove(address);
                note(node, Set.of());
            }
        });
    }

    private void note(Bundler node, Set<EntityId> serving) {
        note(node, shards, shard -> serving.contains(EntityId.shard(shard)));
        note(node, coordinators, coordinator -> serving.contains(EntityId.coordinator(coordinator)));
    }

    private static void note(Bundler node, AtomicReferenceArray<Bundler> entities, IntPredicate isServing) {
        for (int i = 0; i < entities.length(); i++) {
            if (isServing.test(i)) {
                entities.set(i, node);
            } else {
                entities.compareAndSet(i, node, null);
            }
        }
    }

    private AtomicReferenceArray<Bundler> of(EntityId.Role role) {
        return role == EntityId.Role.SHARD ? shards : coordinators;
    }
}
