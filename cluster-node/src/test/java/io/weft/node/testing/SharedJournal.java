package io.weft.node.testing;

import io.weft.node.JournalSource;
import io.weft.persistence.memory.MemoryJournal;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One journal in memory for all nodes of a cluster in this process. A node that closes it does not take it from the others. */
public final class SharedJournal implements JournalSource, AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final MemoryJournal journal = new MemoryJournal(thread);
    private final Map<EntityId, CompletableFuture<Void>> keptAway = new ConcurrentHashMap<>();

    @Override
    public Opened open(Consumer<Throwable> failed) {
        return new Opened(new Unclosed(), Optional::empty);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Map<String, String> mustAgree() {
        return Map.of(FORMAT, "memory");
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    /** From now on no node can start it; who owns it is fenced. */
    public void keepAway(EntityId entity) {
        keptAway.put(entity, new CompletableFuture<>());
        journal.claim(entity);
    }

    public void letCome(EntityId entity) {
        keptAway.remove(entity).complete(null);
    }

    /** Takes it away from whoever has it, and counts what a recovery would have to repeat. */
    public int framesBehindCheckpoint(EntityId entity) {
        AtomicInteger frames = new AtomicInteger();
        journal.claim(entity).toCompletableFuture().join().recover(new JournalOwnership.Recovery() {
            @Override
            public void row(byte[] key, byte[] value) {}

            @Override
            public void frame(long position, byte[] payload) {
                frames.incrementAndGet();
            }
        });
        return frames.get();
    }

    /** Of the ledger that is in it. */
    public Placement placement() {
        return new Placement(journal.identityOr(null));
    }

    private final class Unclosed implements Journal {

        @Override
        public ClusterIdentity identityOr(ClusterIdentity ifNew) {
            return journal.identityOr(ifNew);
        }

        @Override
        public CompletionStage<JournalOwnership> claim(EntityId entity) {
            CompletableFuture<Void> wait = keptAway.get(entity);
            return wait == null ? journal.claim(entity) : wait.thenCompose(come -> journal.claim(entity));
        }

        @Override
        public void close() {}
    }
}
