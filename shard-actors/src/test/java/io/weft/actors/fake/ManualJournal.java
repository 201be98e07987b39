package io.weft.actors.fake;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.route.ClusterIdentity;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A journal whose every operation waits until the test says how it ends; or ends well at once, for tests of other
 * things. Frames count as stored as soon as they are offered.
 */
public final class ManualJournal implements Journal {

    public enum Kind { CLAIM, APPEND, FENCE_CHECK, CHECKPOINT }

    /** @param position of an append or a checkpoint, else 0 */
    public record Operation(Kind kind, EntityId entity, long position, String payload, List<String> rows,
            CompletableFuture<AppendResult> end) {

        public void succeed() {
            end.complete(AppendResult.DURABLE);
        }

        public void end(AppendResult result) {
            end.complete(result);
        }

        public void fail(Throwable cause) {
            end.completeExceptionally(cause);
        }
    }

    private record Stored(Map<String, String> rows, List<String> frames, List<Long> epochs) {}

    private final boolean endsAtOnce;
    private final BlockingQueue<Operation> offered = new LinkedBlockingQueue<>();
    private final Map<EntityId, Stored> entities = new ConcurrentHashMap<>();
    private final Set<EntityId> takenOver = ConcurrentHashMap.newKeySet();
    private volatile RuntimeException recoveryFailure;

    private ManualJournal(boolean endsAtOnce) {
        this.endsAtOnce = endsAtOnce;
    }

    public static ManualJournal endedByTest() {
        return new ManualJournal(false);
    }

    public static ManualJournal endingAtOnce() {
        return new ManualJournal(true);
    }

    public ManualJournal withRow(EntityId entity, String key, String value) {
        stored(entity).rows().put(key, value);
        return this;
    }

    public ManualJournal withFrame(EntityId entity, String frame) {
        stored(entity).frames().add(frame);
        return this;
    }

    public ManualJournal failingRecovery(RuntimeException failure) {
        recoveryFailure = failure;
        return this;
    }

    /** The next operation of this entity finds a newer owner; for a journal that ends operations at once. */
    public void takeOver(EntityId entity) {
        takenOver.add(entity);
    }

    /** The next operation that was offered and not yet taken; waits for it. */
    public Operation next(Kind kind) throws InterruptedException {
        Operation operation = offered.poll(10, TimeUnit.SECONDS);
        if (operation == null || operation.kind() != kind) {
            throw new AssertionError("expected " + kind + ", but " + operation);
        }
        return operation;
    }

    public boolean hasNext() {
        return !offered.isEmpty();
    }

    public List<String> frames(EntityId entity) {
        return stored(entity).frames();
    }

    @Override
    public ClusterIdentity identityOr(ClusterIdentity ifNew) {
        return ifNew;
    }

    @Override
    public CompletionStage<JournalOwnership> claim(EntityId entity) {
        Stored stored = stored(entity);
        stored.epochs().add(stored.epochs().size() + 1L);
        return offer(Kind.CLAIM, entity, 0, null, List.of())
                .thenApply(result -> new Owned(entity, stored, stored.epochs().size()));
    }

    @Override
    public void close() {}

    private Stored stored(EntityId entity) {
        return entities.computeIfAbsent(entity, e ->
                new Stored(new ConcurrentSkipListMap<>(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>()));
    }

    private CompletableFuture<AppendResult> offer(Kind kind, EntityId entity, long position, String payload,
            List<String> rows) {
        Operation operation = new Operation(kind, entity, position, payload, rows, new CompletableFuture<>());
        if (endsAtOnce) {
            operation.end(takenOver.remove(entity) ? new AppendResult.Fenced(99) : AppendResult.DURABLE);
        } else {
            offered.add(operation);
        }
        return operation.end();
    }

    private final class Owned implements JournalOwnership {

        private final EntityId entity;
        private final Stored stored;
        private final long epoch;

        Owned(EntityId entity, Stored stored, long epoch) {
            this.entity = entity;
            this.stored = stored;
            this.epoch = epoch;
        }

        @Override
        public EntityId entity() {
            return entity;
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public long recover(Recovery recovery) {
            if (recoveryFailure != null) {
                throw recoveryFailure;
            }
            stored.rows().forEach((key, value) -> recovery.row(key.getBytes(), value.getBytes()));
            for (int i = 0; i < stored.frames().size(); i++) {
                recovery.frame(i + 1L, stored.frames().get(i).getBytes());
            }
            return stored.frames().size();
        }

        @Override
        public CompletionStage<AppendResult> append(long position, byte[] payload) {
            String frame = new String(payload);
            if (position == stored.frames().size() + 1L) {
                stored.frames().add(frame);
            }
            return offer(Kind.APPEND, entity, position, frame, List.of());
        }

        @Override
        public CompletionStage<AppendResult> checkFence() {
            return offer(Kind.FENCE_CHECK, entity, 0, null, List.of());
        }

        @Override
        public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
            List<String> read = new CopyOnWriteArrayList<>();
            rows.forEachRemaining(row -> read.add(new String(row.key()) + "=" + new String(row.value())));
            return offer(Kind.CHECKPOINT, entity, position, null, read);
        }
    }
}
