package io.weft.persistence.memory;

import io.weft.persistence.frame.RowLimits;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One epoch of one entity. Thread-safe. */
record MemoryOwnership(MemoryJournal journal, MemoryEntity state, long epoch) implements JournalOwnership {

    @Override
    public EntityId entity() {
        return state.entity();
    }

    @Override
    public long recover(Recovery recovery) {
        journal.requireOpen();
        return state.recover(recovery);
    }

    @Override
    public CompletionStage<AppendResult> append(long position, byte[] payload) {
        return journal.complete(() -> state.append(epoch, position, payload));
    }

    @Override
    public CompletionStage<AppendResult> checkFence() {
        return journal.complete(() -> state.checkFence(epoch));
    }

    @Override
    public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
        return journal.complete(() -> state.checkpoint(epoch, position, listOf(rows)));
    }

    private static List<Row> listOf(Iterator<Row> rows) {
        List<Row> list = new ArrayList<>();
        rows.forEachRemaining(row -> {
            RowLimits.requireTakeable(row);
            list.add(row);
        });
        return list;
    }
}
