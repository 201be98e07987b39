package io.weft.simulator.coverage;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.message.Message;
import io.weft.protocol.model.TxId;
import io.weft.simulator.entity.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks on at all entities of one run and tells which transitions they go through. It knows only what goes into the
 * machines and comes out of them, and what their owners ask of the journal. Not thread-safe.
 */
public final class Watch {

    private final Reached reached;
    private final Map<EntityId, Entity> entities = new HashMap<>();
    private int maxGathered = Integer.MAX_VALUE;
    private int encoded;
    /** Of the last step: the next one is often of the same entity. */
    private Life lastLife;
    private EntityId lastEntity;
    private long lastEpoch;

    public Watch(Reached reached) {
        this.reached = reached;
    }

    /** All lives of one entity: a zombie's goes on beside the next. */
    private static final class Entity {

        private final Map<Long, Life> lives = new HashMap<>();
        /** A node may start an entity again whose last life has not ended yet. */
        private final Map<Integer, List<Life>> servingOn = new HashMap<>();
        private final Set<TxId> appliedEver = new HashSet<>();
    }

    private Entity entity(EntityId id) {
        return entities.computeIfAbsent(id, i -> new Entity());
    }

    /**
     * The journal that the entities are to be given, so that their loops can be watched.
     *
     * @param maxGatheredMessages see {@link io.weft.protocol.entity.EntityLimits}
     */
    public Journal on(Journal journal, int maxGatheredMessages) {
        maxGathered = maxGatheredMessages;
        return new WatchedJournal(journal, this);
    }

    Life life(EntityId id, long epoch) {
        Entity entity = entity(id);
        Life known = entity.lives.get(epoch);
        if (known != null) {
            return known;
        }
        RoleWatch machine = id.role() == EntityId.Role.SHARD ? new ShardWatch(reached, entity.appliedEver) : new CoordinatorWatch(reached);
        Life life = new Life(machine, new LoopWatch(reached, maxGathered));
        entity.lives.put(epoch, life);
        return life;
    }

    /** See {@link io.weft.simulator.entity.StepObserver#stepped}. */
    public void stepped(EntityId entity, long epoch, Message input, List<?> records, List<Sent> sent) {
        if (epoch != lastEpoch || !entity.equals(lastEntity)) {
            lastLife = life(entity, epoch);
            lastEntity = entity;
            lastEpoch = epoch;
        }
        lastLife.stepped(new StepSeen(epoch, input, records, sent));
    }

    /** A frame was cut; it is appended before any other entity does anything. */
    public void encoded() {
        encoded++;
    }

    int takeEncoded() {
        int taken = encoded;
        encoded = 0;
        return taken;
    }

    /** An entity serves on a node, in this epoch. */
    public void serving(EntityId entity, long epoch, int node) {
        entity(entity).servingOn.computeIfAbsent(node, n -> new ArrayList<>()).add(life(entity, epoch));
        reached.reach(epoch == 1 ? Transition.CLAIMED : Transition.RECLAIMED);
    }

    /** An entity has ended on a node, by itself or because of its journal. */
    public void ended(EntityId entity, int node, String why) {
        if (why.equals("ClaimLost")) {
            reached.reach(Transition.CLAIM_LOST);
            return;
        }
        List<Life> lives = entity(entity).servingOn.getOrDefault(node, List.of());
        lives.stream().filter(life -> life.loop().mayEnd(why)).findFirst().ifPresent(life -> {
            lives.remove(life);
            life.loop().ended(why);
        });
    }
}
