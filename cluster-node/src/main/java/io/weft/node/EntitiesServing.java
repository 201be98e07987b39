package io.weft.node;

import io.weft.actors.entity.EntityListener;
import io.weft.node.statistics.PartCounts;
import io.weft.protocol.journal.EntityId;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes which entities still have to recover. Thread-safe. */
final class EntitiesServing implements EntityListener {

    private static final Logger LOG = LoggerFactory.getLogger(EntitiesServing.class);
    private static final long LOOK_INTERVAL_MS = 100;

    private final Set<EntityId> awaited = ConcurrentHashMap.newKeySet();
    private final Set<EntityId> here = ConcurrentHashMap.newKeySet();
    private volatile long progressNanos;
    private final CountDownLatch end = new CountDownLatch(1);

    private final int all;

    EntitiesServing(int shards, int coordinators) {
        all = shards + coordinators;
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

    /** What serves on this node now. */
    PartCounts.Serving here() {
        int shards = 0;
        int coordinators = 0;
        for (EntityId entity : here) {
            if (entity.role() == EntityId.Role.SHARD) {
                shards++;
            } else {
                coordinators++;
            }
        }
        return new PartCounts.Serving(shards, coordinators);
    }

    private void noted(EntityId entity) {
        if (!awaited.contains(entity)) {
            return;
        }
        progressNanos = System.nanoTime();
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

    /** The same, but blocks no longer when some have served, and for so long no other one has begun to. */
    Set<EntityId> awaitMost(long timeoutMs, long quietMs) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (System.nanoTime() < endNanos && !isQuiet(quietMs) && !end.await(LOOK_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
            LOG.debug("Waiting for {}", awaited);
        }
        return new TreeSet<>(awaited);
    }

    private boolean isQuiet(long quietMs) {
        return awaited.size() < all && System.nanoTime() - progressNanos > TimeUnit.MILLISECONDS.toNanos(quietMs);
    }
}
