package io.weft.actors.sharding;

import io.weft.actors.GatewayParty;
import io.weft.actors.entity.EntityCommand;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * Sends through Cluster Sharding, at most once, without waiting. Thread-safe.
 *
 * <p>What is sent before {@link #connect} or after {@link #disconnect} is lost, as if the network had lost it. The former,
 * because entities may run before the last region exists. The latter, because a region that shuts down keeps what is for
 * an entity without a place and waits until it has one, which on the last node of a cluster is never.
 */
final class ClusterSender implements Sender {

    private volatile Regions regions;

    private record Regions(ActorRef<ShardingEnvelope<EntityCommand>> shards,
            ActorRef<ShardingEnvelope<EntityCommand>> coordinators) {}

    void connect(ActorRef<ShardingEnvelope<EntityCommand>> shards, ActorRef<ShardingEnvelope<EntityCommand>> coordinators) {
        regions = new Regions(shards, coordinators);
    }

    void disconnect() {
        regions = null;
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        toEntity(EntityId.shard(shard), new EntityCommand.Deliver(message));
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        toEntity(EntityId.coordinator(coordinator), new EntityCommand.Deliver(message));
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        ((GatewayParty) gateway).gateway().tell(message);
    }

    void toEntity(EntityId entity, EntityCommand command) {
        Regions known = regions;
        if (known != null) {
            ActorRef<ShardingEnvelope<EntityCommand>> region =
                    entity.role() == EntityId.Role.SHARD ? known.shards() : known.coordinators();
            region.tell(new ShardingEnvelope<>(Integer.toString(entity.index()), command));
        }
    }
}
