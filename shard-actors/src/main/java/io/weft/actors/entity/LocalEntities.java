package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The entities that serve on this node, so that what is for them need not go through Cluster Sharding, whose two actors
 * cost each message two mailboxes and two changes of thread.
 *
 * <p>It is a short cut and nothing more. An entity enters when it serves and leaves before it stops; whoever does not find it
 * asks the region. What reaches an entity that is about to stop it passes on; some may be lost, as on any way (rule 17). That
 * an entity is found here does not make it the owner: the journal does (rule 19).
 *
 * <p>It also counts how busy each of them keeps its node. Thread-safe.
 */
public final class LocalEntities {

    private final AtomicReferenceArray<ActorRef<EntityCommand>> shards;
    private final AtomicReferenceArray<ActorRef<EntityCommand>> coordinators;
    private final AtomicInteger actors = new AtomicInteger();
    private final AtomicLongArray busyNanosOfShards;
    private final AtomicLongArray busyNanosOfCoordinators;

    public LocalEntities(int shards, int coordinators) {
        this.shards = new AtomicReferenceArray<>(shards);
        this.coordinators = new AtomicReferenceArray<>(coordinators);
        this.busyNanosOfShards = new AtomicLongArray(shards);
        this.busyNanosOfCoordinators = new AtomicLongArray(coordinators);
    }

    /** Of an index that there is not, too: messages of other nodes name them. */
    public Optional<ActorRef<EntityCommand>> find(EntityId.Role role, int index) {
        AtomicReferenceArray<ActorRef<EntityCommand>> entities = of(role);
        return index >= 0 && index < entities.length() ? Optional.ofNullable(entities.get(index)) : Optional.empty();
    }

    public void enter(EntityId entity, ActorRef<EntityCommand> actor) {
        of(entity.role()).set(entity.index(), actor);
    }

    /** A later incarnation that has entered in between stays. */
    public void leave(EntityId entity, ActorRef<EntityCommand> actor) {
        of(entity.role()).compareAndSet(entity.index(), actor, null);
    }

    /** Those that serve here now. */
    public Set<EntityId> serving() {
        Set<EntityId> serving = new TreeSet<>();
        IntStream.range(0, shards.length()).filter(i -> shards.get(i) != null)
                .forEach(i -> serving.add(EntityId.shard(i)));
        IntStream.range(0, coordinators.length()).filter(i -> coordinators.get(i) != null)
                .forEach(i -> serving.add(EntityId.coordinator(i)));
        return serving;
    }

    /**
     * Has all that serve here take a checkpoint, so that whoever takes them over finds little behind it.
     *
     * @return ends when all have, or have ended; may never end, if one of them just stops
     */
    public CompletableFuture<Void> takeCheckpoints() {
        return CompletableFuture.allOf(serving().stream().flatMap(entity -> takeCheckpoint(entity).stream())
                .toArray(CompletableFuture[]::new));
    }

    /** The same of one; empty if it does not serve here. */
    public Optional<CompletableFuture<Void>> takeCheckpoint(EntityId entity) {
        return find(entity.role(), entity.index()).map(LocalEntities::takeCheckpoint);
    }

    private static CompletableFuture<Void> takeCheckpoint(ActorRef<EntityCommand> actor) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        actor.tell(new EntityCommand.TakeCheckpoint(done));
        return done;
    }

    /** The actor of an entity is there, though it does not serve yet. */
    void begun() {
        actors.incrementAndGet();
    }

    /** It has finished what it had taken, and is no more. */
    void gone() {
        actors.decrementAndGet();
    }

    /** Those that serve, those that will, and those that still finish what they have taken. */
    public int actors() {
        return actors.get();
    }

    /** Called by the entity alone. */
    void addBusy(EntityId entity, long nanos) {
        AtomicLongArray counts = busyOf(entity);
        counts.setOpaque(entity.index(), counts.getPlain(entity.index()) + nanos);
    }

    /** Time that threads of this node have spent on the entity so far, about; it only grows. */
    public long busyNanos(EntityId entity) {
        return busyOf(entity).getOpaque(entity.index());
    }

    private AtomicLongArray busyOf(EntityId entity) {
        return entity.role() == EntityId.Role.SHARD ? busyNanosOfShards : busyNanosOfCoordinators;
    }

    private AtomicReferenceArray<ActorRef<EntityCommand>> of(EntityId.Role role) {
        return role == EntityId.Role.SHARD ? shards : coordinators;
    }
}
