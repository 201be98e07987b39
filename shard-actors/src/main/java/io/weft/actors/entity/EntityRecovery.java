package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.machine.EntityMachine;
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
        return CompletableFuture.supplyAsync(() -> journal.claim(entity), blocking)
                .thenCompose(claim -> claim)
                .thenApplyAsync(this::recover, blocking);
    }

    /** Nobody waits for it any more: it ends at the next frame. Thread-safe. */
    void abandon() {
        abandoned = true;
    }

    private RecoveredEntity<M, R> recover(JournalOwnership ownership) {
        Replay replay = new Replay(role.machines().apply(entity));
        long lastPosition = ownership.recover(replay);
        return new RecoveredEntity<>(ownership, replay.machine, lastPosition, replay.frames, replay.bytes);
    }

    private final class Replay implements JournalOwnership.Recovery {

        private final EntityMachine<M, R> machine;
        private long frames;
        private long bytes;

        Replay(EntityMachine<M, R> machine) {
            this.machine = machine;
        }

        @Override
        public void row(byte[] key, byte[] value) {
            stopIfAbandoned();
            machine.restoreRow(key, value);
        }

        @Override
        public void frame(long position, byte[] payload) {
            stopIfAbandoned();
            machine.replayFrame(payload);
            frames++;
            bytes += payload.length;
        }

        private void stopIfAbandoned() {
            if (abandoned) {
                throw new CancellationException(entity + " was stopped while it recovered");
            }
        }
    }
}
