package io.weft.protocol.entity;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The ownership of an empty journal; how and when its operations end is in the hands of the test. */
final class ManualOwnership implements JournalOwnership {

    private final Deque<Operation> underWay = new ArrayDeque<>();

    enum Kind { APPEND, FENCE_CHECK, CHECKPOINT }

    /** @param what the payload of an append, else empty */
    record Offered(Kind kind, long position, String what) {}

    private record Operation(Offered offered, CompletableFuture<AppendResult> stage) {}

    /** The oldest operation that has not ended; null if there is none. */
    Offered offered() {
        return underWay.isEmpty() ? null : underWay.peek().offered();
    }

    int underWay() {
        return underWay.size();
    }

    /** Ends the oldest operation of a kind. */
    void end(Kind kind, AppendResult result) {
        for (Iterator<Operation> all = underWay.iterator(); all.hasNext();) {
            Operation operation = all.next();
            if (operation.offered().kind() == kind) {
                all.remove();
                operation.stage().complete(result);
                return;
            }
        }
        throw new NoSuchElementException("no " + kind + " is under way");
    }

    private CompletionStage<AppendResult> offer(Kind kind, long position, String what) {
        Operation operation = new Operation(new Offered(kind, position, what), new CompletableFuture<>());
        underWay.add(operation);
        return operation.stage();
    }

    @Override
    public EntityId entity() {
        return EntityId.shard(0);
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public long recover(Recovery recovery) {
        return 0;
    }

    @Override
    public CompletionStage<AppendResult> append(long position, byte[] payload) {
        return offer(Kind.APPEND, position, new String(payload));
    }

    @Override
    public CompletionStage<AppendResult> checkFence() {
        return offer(Kind.FENCE_CHECK, 0, "");
    }

    @Override
    public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
        return offer(Kind.CHECKPOINT, position, "");
    }
}
