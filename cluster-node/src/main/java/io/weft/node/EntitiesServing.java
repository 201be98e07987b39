package io.weft.node;

import io.weft.actors.entity.EntityListener;
import io.weft.protocol.journal.EntityId;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notes which entities still have to recover. Thread-safe. */
final class EntitiesServing implements EntityListener {

    private final Set<EntityId> awaited = ConcurrentHashMap.newKeySet();
    private final Set<EntityId> here = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);

    EntitiesServing(int shards, int coordinators) {
        for (int i = 0; i < shards; i++) {
            awaited.add(EntityId.shard(i));
        }
        for (int i = 0; i < coordinators; i++) {
            awaited.add(EntityId.coordinator(i));
        }
    }

    @Override
    public void serving(EntityId entity) {
        here.add(entity);
        noted(entity);
    }

    @Override
    public void stopped(EntityId entity) {
        here.remove(entity);
    }

    /** How many serve on this node now. */
    int here() {
        return here.size();
    }

    private void noted(EntityId entity) {
        awaited.remove(entity);
        if (awaited.isEmpty()) {
            end.countDown();
        }
    }

    @Override
    public void servingElsewhere(EntityId entity) {
        noted(entity);
    }

    /** There is no point in waiting any longer. */
    void giveUp() {
        end.countDown();
    }

    /** Blocks until all have served at least once, or there is no hope. Returns those that have not. */
    Set<EntityId> await(long timeoutMs) throws InterruptedException {
        end.await(timeoutMs, TimeUnit.MILLISECONDS);
        return new TreeSet<>(awaited);
    }
}
