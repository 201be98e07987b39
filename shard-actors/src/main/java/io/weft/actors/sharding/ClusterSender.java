package io.weft.actors.sharding;

import io.weft.actors.GatewayParty;
import io.weft.actors.entity.EntityCommand;
import io.weft.actors.entity.LocalEntities;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * Sends straight to the entities of this node, and to the others through Cluster Sharding; at most once, without waiting.
 * Thread-safe.
 *
 * <p>What is sent before {@link #connect} or after {@link #disconnect} is lost, as if the network had lost it. The former,
 * because entities may run before the last region exists. The latter, because a region that shuts down keeps what is for
 * an entity without a place and waits until it has one, which on the last node of a cluster is never.
 */
final class ClusterSender implements Sender {

    private final LocalEntities local;
    private volatile Regions regions;

    private record Regions(ActorRef<ShardingEnvelope<EntityCommand>> shards,
            ActorRef<ShardingEnvelope<EntityCommand>> coordinators) {

        void send(EntityId.Role role, int index, EntityCommand command) {
            ActorRef<ShardingEnvelope<EntityCommand>> region = role == EntityId.Role.SHARD ? shards : coordinators;
            region.tell(new ShardingEnvelope<>(Integer.toString(index), command));
        }
    }

    ClusterSender(LocalEntities local) {
        this.local = local;
    }

    void connect(ActorRef<ShardingEnvelope<EntityCommand>> shards, ActorRef<ShardingEnvelope<EntityCommand>> coordinators) {
        regions = new Regions(shards, coordinators);
    }

    void disconnect() {
        regions = null;
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        toEntity(EntityId.Role.SHARD, shard, message);
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        toEntity(EntityId.Role.COORDINATOR, coordinator, message);
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        ((GatewayParty) gateway).gateway().tell(message);
    }

    private void toEntity(EntityId.Role role, int index, Message message) {
        Regions known = regions;
        if (known == null) {
            return;
        }
        EntityCommand command = new EntityCommand.Deliver(message);
        local.find(role, index).ifPresentOrElse(entity -> entity.tell(command), () -> known.send(role, index, command));
    }

    /** Through its region in any case, which starts it if it runs nowhere. */
    void wake(EntityId entity) {
        Regions known = regions;
        if (known != null) {
            known.send(entity.role(), entity.index(), EntityCommand.WAKE);
        }
    }
}
