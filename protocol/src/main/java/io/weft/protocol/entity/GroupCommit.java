package io.weft.protocol.entity;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Journal before send, for one entity. Effects gather while one group of them is on its way to the journal; when that is
 * durable its messages leave, and what has gathered since is the next group. So a group grows by itself with the load,
 * and nobody waits for one to fill.
 *
 * <p>A group with records is appended, in one frame or in a few one after another; a group of messages alone is covered
 * by a fence check that begins after its last input (rule 22). At most one operation is under way, so everything leaves
 * in the order in which it was stepped, and an answer never shows a record that is still in flight.
 *
 * <p>Not thread-safe.
 */
final class GroupCommit<R> {

    private final JournalOwnership ownership;
    private final FrameCutter<R> cutter;
    private final Sender sender;
    private final Consumer<CompletionStage<AppendResult>> watcher;
    private final Deque<byte[]> frames = new ArrayDeque<>();

    private Effects<R> gathered = new Effects<>();
    private int gatheredInputs;
    private Effects<R> inFlight;
    private long durablePosition;

    /**
     * @param lastPosition of the journal
     * @param watcher      is handed every operation, and calls {@link #durable} or {@link #repeat} when it has ended
     */
    GroupCommit(JournalOwnership ownership, long lastPosition, FrameCutter<R> cutter, Sender sender,
            Consumer<CompletionStage<AppendResult>> watcher) {
        this.ownership = ownership;
        this.durablePosition = lastPosition;
        this.cutter = cutter;
        this.sender = sender;
        this.watcher = watcher;
    }

    /** Frames that were cut from all records so far. */
    record Cut(long lastPosition, int frames, long bytes) {

        static final Cut NOTHING = new Cut(0, 0, 0);
    }

    /** Where the effects of the next input go. */
    Effects<R> forInput() {
        gatheredInputs++;
        return gathered;
    }

    /** Inputs whose effects wait behind the operation that is under way. */
    int gatheredInputs() {
        return gatheredInputs;
    }

    boolean isIdle() {
        return inFlight == null;
    }

    long durablePosition() {
        return durablePosition;
    }

    /** Begins with what has gathered, unless an operation is under way. */
    Cut begin() {
        if (!isIdle()) {
            return Cut.NOTHING;
        }
        gatheredInputs = 0;
        if (!gathered.hasRecords() && !gathered.hasMessages()) {
            return Cut.NOTHING;
        }
        List<byte[]> cut = cutter.cut(gathered.records());
        frames.addAll(cut);
        inFlight = gathered;
        gathered = new Effects<>();
        repeat();
        return new Cut(durablePosition + cut.size(), cut.size(), cut.stream().mapToLong(frame -> frame.length).sum());
    }

    /** Offers the operation that is under way; again, and identically, if its fate is unknown (rule 21). */
    void repeat() {
        watcher.accept(frames.isEmpty() ? ownership.checkFence() : ownership.append(durablePosition + 1, frames.peek()));
    }

    /** The operation that was under way has succeeded: goes on with the group, or sends its messages. */
    void durable() {
        if (!frames.isEmpty()) {
            frames.remove();
            durablePosition++;
            if (!frames.isEmpty()) {
                repeat();
                return;
            }
        }
        Effects<R> done = inFlight;
        inFlight = null;
        done.durable();
        done.sendTo(sender);
    }
}
