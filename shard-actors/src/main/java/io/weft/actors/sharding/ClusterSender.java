package io.weft.actors.sharding;

import io.weft.actors.GatewayParty;
import io.weft.actors.bundle.RemoteEntities;
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
 * Sends straight to the entities of this node, in bundles to those that are known to serve on another, and to the rest through
 * Cluster Sharding; at most once, without waiting. Thread-safe.
 *
 * <p>What is sent before {@link #connect} or after {@link #disconnect} is lost, as if the network had lost it. The former,
 * because entities may run before the last region exists. The latter, because a region that shuts down keeps what is for
 * an entity without a place and waits until it has one, which on the last node of a cluster is never.
 */
final class ClusterSender implements Sender {

    private final LocalEntities local;
    private final RemoteEntities remote;
    private volatile Regions regions;

    private record Regions(ActorRef<ShardingEnvelope<EntityCommand>> shards,
            ActorRef<ShardingEnvelope<EntityCommand>> coordinators) {

        void send(EntityId.Role role, int index, EntityCommand command) {
            ActorRef<ShardingEnvelope<EntityCommand>> region = role == EntityId.Role.SHARD ? shards : coordinators;
            region.tell(new ShardingEnvelope<>(Integer.toString(index), command));
        }
    }

    ClusterSender(LocalEntities local, RemoteEntities remote) {
        this.local = local;
        this.remote = remote;
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
        ActorRef<EntityCommand> here = local.find(role, index).orElse(null);
        if (here != null) {
            here.tell(new EntityCommand.Deliver(message));
        } else if (!remote.send(role, index, message)) {
            known.send(role, index, new EntityCommand.Deliver(message));
        }
    }

    /** For an entity that another node believes to be here. If it is not, its region knows more; never the other node again. */
    void hereOrRegion(EntityId entity, Message message) {
        EntityCommand command = new EntityCommand.Deliver(message);
        Regions known = regions;
        local.find(entity.role(), entity.index()).ifPresentOrElse(actor -> actor.tell(command), () -> {
            if (known != null) {
                known.send(entity.role(), entity.index(), command);
            }
        });
    }

    /** Through its region in any case, which starts it if it runs nowhere. */
    void wake(EntityId entity) {
        Regions known = regions;
        if (known != null) {
            known.send(entity.role(), entity.index(), EntityCommand.WAKE);
        }
    }
}
