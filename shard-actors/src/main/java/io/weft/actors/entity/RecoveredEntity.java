package io.weft.actors.entity;

import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;

/**
 * A machine brought up to the end of its journal, under a fresh claim.
 *
 * @param lastPosition of the journal
 * @param frames       that were replayed, so many lie behind the last checkpoint
 * @param bytes        of those frames
 */
record RecoveredEntity<M extends Message, R>(JournalOwnership ownership, EntityMachine<M, R> machine, long lastPosition,
        long frames, long bytes) {}
