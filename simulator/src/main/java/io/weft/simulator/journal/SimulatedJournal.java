package io.weft.simulator.journal;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.simulator.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The logs of all entities on one medium that outlives every process. Each operation takes effect at one instant between
 * its call and its answer. Its stages complete in an event of their own.
 */
public final class SimulatedJournal implements Journal {

    private final World world;
    private final Medium medium;
    private final JournalObserver observer;
    private final Map<EntityId, StoredLog> logs = new HashMap<>();

    public SimulatedJournal(World world, Medium medium, JournalObserver observer) {
        this.world = world;
        this.medium = medium;
        this.observer = observer;
    }

    StoredLog log(EntityId entity) {
        return logs.computeIfAbsent(entity, e -> new StoredLog());
    }

    World world() {
        return world;
    }

    Medium medium() {
        return medium;
    }

    JournalObserver observer() {
        return observer;
    }

    @Override
    public CompletionStage<JournalOwnership> claim(EntityId entity) {
        CompletableFuture<JournalOwnership> claim = new CompletableFuture<>();
        world.after(medium.delayMs(entity, 0, world.nowMs()), () -> {
            long epoch = log(entity).raiseEpoch();
            observer.claimed(entity, epoch);
            boolean lost = medium.losesClaim(entity, epoch, world.nowMs());
            world.after(medium.delayMs(entity, 0, world.nowMs()), () -> {
                if (lost) {
                    claim.completeExceptionally(new ClaimLost());
                } else {
                    claim.complete(new SimulatedOwnership(this, entity, epoch));
                }
            });
        });
        return claim;
    }

    @Override
    public ClusterIdentity identityOr(ClusterIdentity ifNew) {
        return ifNew;
    }

    @Override
    public void close() {}
}
