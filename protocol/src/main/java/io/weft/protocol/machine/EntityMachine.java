package io.weft.protocol.machine;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.message.Message;
import java.util.Iterator;
import java.util.List;

/**
 * A role of the protocol as a pure state machine: no actor, clock, thread, random number or I/O. What goes in is a
 * message or a tick, with the time; what comes out is {@link Effects}. The same inputs give the same outputs.
 *
 * <p>The state changes at once with each step, ahead of the journal. So whoever drives the machine journals the records
 * in the order in which they came out, lets nothing out before that (see {@link Effects}), and if the journal fails
 * throws the machine away and recovers a new one.
 *
 * <p>Life: {@link #restoreRow} for each row of the checkpoint, {@link #replayFrame} for each frame, {@link #begin} once,
 * then steps and ticks. Not thread-safe; only the iterator of {@link #checkpoint} may be read on another thread.
 *
 * @param <M> the messages of the role
 * @param <R> its records
 */
public interface EntityMachine<M extends Message, R> {

    /** @throws io.weft.protocol.journal.JournalCorrupted if it is no row of this role */
    void restoreRow(byte[] key, byte[] value);

    /** @throws io.weft.protocol.journal.JournalCorrupted if it is no frame of this role */
    void replayFrame(byte[] payload);

    /**
     * Ends recovery and begins to serve.
     *
     * @param epoch of the journal, claimed before anything was read
     */
    void begin(long epoch, long nowMs, Effects<R> out);

    /** @throws InvariantBroken if the machine must stop */
    void step(M message, long nowMs, Effects<R> out);

    /** Does what is due; to be called at {@link #nextTickMs} or later. */
    void tick(long nowMs, Effects<R> out);

    /** When the next tick is due; {@link Long#MAX_VALUE} if nothing is. May change with every step. */
    long nextTickMs();

    /** The time that the machine has reached: of its last input, or after recovery of its records. Never runs backwards. */
    long timeMs();

    /** The payload of one append: the records of one or more steps, in order. */
    byte[] encodeFrame(List<R> records);

    /**
     * Everything that has changed since the last call, as rows that reflect exactly the records that came out so far.
     * The rows are values: the machine may go on while another thread reads them.
     */
    Iterator<Row> checkpoint();
}
