package io.weft.actors.entity;

import io.weft.protocol.entity.RecoveredEntity;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.message.Message;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Claims an entity and brings its machine up to the end of the journal, in this order (rules 14, 19, 20). */
final class EntityRecovery<M extends Message, R> {

    private final EntityId entity;
    private final EntityRole<M, R> role;
    private final Journal journal;
    private final Executor blocking;
    private volatile boolean abandoned;

    /** @param blocking runs what blocks */
    EntityRecovery(EntityId entity, EntityRole<M, R> role, Journal journal, Executor blocking) {
        this.entity = entity;
        this.role = role;
        this.journal = journal;
        this.blocking = blocking;
    }

    /** To be called once. */
    CompletionStage<RecoveredEntity<M, R>> start() {
        return CompletableFuture.supplyAsync(this::claimAndRecover, blocking);
    }

    /** Nobody waits for it any more: it ends at the next frame. Thread-safe. */
    void abandon() {
        abandoned = true;
    }

    /** Waits for its turn before it claims: a claim that comes when nobody wants it any more fences who serves by then. */
    private RecoveredEntity<M, R> claimAndRecover() {
        if (abandoned) {
            throw new CancellationException("nobody waits for " + entity + " here any more");
        }
        JournalOwnership ownership = journal.claim(entity).toCompletableFuture().join();
        return RecoveredEntity.recover(ownership, role.machines().apply(entity), () -> abandoned);
    }
}
