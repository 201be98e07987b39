package io.weft.protocol.entity;

import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A machine brought up to the end of its journal, under a fresh claim.
 *
 * @param lastPosition of the journal
 * @param frames       that were replayed, so many lie behind the last checkpoint
 * @param bytes        of those frames
 */
public record RecoveredEntity<M extends Message, R>(JournalOwnership ownership, EntityMachine<M, R> machine,
        long lastPosition, long frames, long bytes) {

    /**
     * Replays the journal into an empty machine. Blocks as long as the journal does.
     *
     * @param ownership just claimed: claim before recovery (rule 20)
     * @param abandoned asked between frames, on this thread: whether nobody waits for it any more
     * @throws CancellationException if it was abandoned
     * @throws io.weft.protocol.journal.JournalCorrupted if the journal can't be trusted
     */
    public static <M extends Message, R> RecoveredEntity<M, R> recover(JournalOwnership ownership,
            EntityMachine<M, R> empty, BooleanSupplier abandoned) {
        Replay replay = new Replay(ownership, empty, abandoned);
        long lastPosition = ownership.recover(replay);
        return new RecoveredEntity<>(ownership, empty, lastPosition, replay.frames, replay.bytes);
    }

    private static final class Replay implements JournalOwnership.Recovery {

        private final JournalOwnership ownership;
        private final EntityMachine<?, ?> machine;
        private final BooleanSupplier abandoned;
        private long frames;
        private long bytes;

        Replay(JournalOwnership ownership, EntityMachine<?, ?> machine, BooleanSupplier abandoned) {
            this.ownership = ownership;
            this.machine = machine;
            this.abandoned = abandoned;
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
            if (abandoned.getAsBoolean()) {
                throw new CancellationException(ownership.entity() + " was stopped while it recovered");
            }
        }
    }
}
