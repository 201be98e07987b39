package io.weft.actors.placement;

import io.weft.protocol.journal.EntityId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import org.apache.pekko.dispatch.Futures;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/** Translates between Cluster Sharding, which speaks of regions and names, and {@link Placements}. One for each role. */
public final class LoadAllocation extends AbstractShardAllocationStrategy {

    private final EntityId.Role role;
    private final Placements placements;
    private final Cluster cluster;

    public LoadAllocation(EntityId.Role role, Placements placements, Cluster cluster) {
        this.role = role;
        this.placements = placements;
        this.cluster = cluster;
    }

    @Override
    public Future<ActorRef> allocateShard(ActorRef requester, String id, Map<ActorRef, IndexedSeq<String>> current) {
        Map<String, ActorRef> regions = byNode(current.keySet());
        String chosen = placements.place(entity(id), where(current), takingOf(regions.keySet()));
        return Futures.successful(regions.get(chosen));
    }

    @Override
    public Future<Set<String>> rebalance(Map<ActorRef, IndexedSeq<String>> current, Set<String> inProgress) {
        Set<EntityId> moving = inProgress.stream().map(this::entity).collect(Collectors.toSet());
        Set<String> takesAny = isCalm() ? takingOf(byNode(current.keySet()).keySet()) : Set.of();
        Set<EntityId> moves = placements.moves(role, where(current), moving, takesAny);
        return Futures.successful(moves.stream().map(entity -> Integer.toString(entity.index())).collect(Collectors.toSet()));
    }

    /**
     * Whether all nodes are there. Before an entity may start elsewhere, all of them must know; one that has died would keep
     * it away until it is given up.
     */
    private boolean isCalm() {
        return cluster.state().getUnreachable().isEmpty() && StreamSupport
                .stream(cluster.state().getMembers().spliterator(), false)
                .allMatch(member -> member.status() == MemberStatus.up());
    }

    /** A node that leaves or is not yet up takes nothing new; if there is no other, Pekko's word goes. */
    private Set<String> takingOf(Set<String> nodes) {
        Set<String> taking = StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .filter(member -> member.status() == MemberStatus.up())
                .map(Member::address).map(Address::toString)
                .collect(Collectors.toCollection(HashSet::new));
        taking.retainAll(nodes);
        return taking.isEmpty() ? nodes : taking;
    }

    private Map<EntityId, String> where(Map<ActorRef, IndexedSeq<String>> current) {
        Map<EntityId, String> where = new HashMap<>();
        current.forEach((region, ids) -> CollectionConverters.asJava(ids).forEach(id -> where.put(entity(id), node(region))));
        return where;
    }

    private Map<String, ActorRef> byNode(Set<ActorRef> regions) {
        return regions.stream().collect(Collectors.toMap(this::node, region -> region));
    }

    private String node(ActorRef region) {
        Address address = region.path().address();
        return (address.hasLocalScope() ? cluster.selfAddress() : address).toString();
    }

    private EntityId entity(String id) {
        int index = Integer.parseInt(id);
        return role == EntityId.Role.SHARD ? EntityId.shard(index) : EntityId.coordinator(index);
    }
}
