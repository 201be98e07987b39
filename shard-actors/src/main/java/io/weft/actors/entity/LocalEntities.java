package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The entities that serve on this node, so that what is for them need not go through Cluster Sharding, whose two actors
 * cost each message two mailboxes and two changes of thread.
 *
 * <p>It is a short cut and nothing more. An entity enters when it serves and leaves before it stops; whoever does not find it
 * asks the region. What reaches an entity that is about to stop is lost, as it may be on any way (rule 17), and that
 * an entity is found here does not make it the owner: the journal does (rule 19).
 *
 * <p>Thread-safe.
 */
public final class LocalEntities {

    private final AtomicReferenceArray<ActorRef<EntityCommand>> shards;
    private final AtomicReferenceArray<ActorRef<EntityCommand>> coordinators;

    public LocalEntities(int shards, int coordinators) {
        this.shards = new AtomicReferenceArray<>(shards);
        this.coordinators = new AtomicReferenceArray<>(coordinators);
    }

    public Optional<ActorRef<EntityCommand>> find(EntityId.Role role, int index) {
        return Optional.ofNullable(of(role).get(index));
    }

    public void enter(EntityId entity, ActorRef<EntityCommand> actor) {
        of(entity.role()).set(entity.index(), actor);
    }

    /** A later incarnation that has entered in between stays. */
    public void leave(EntityId entity, ActorRef<EntityCommand> actor) {
        of(entity.role()).compareAndSet(entity.index(), actor, null);
    }

    private AtomicReferenceArray<ActorRef<EntityCommand>> of(EntityId.Role role) {
        return role == EntityId.Role.SHARD ? shards : coordinators;
    }
}
