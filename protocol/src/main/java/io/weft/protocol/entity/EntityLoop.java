package io.weft.protocol.entity;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.Message;
import java.util.concurrent.CompletionStage;

/**
 * One entity that serves: steps every message at once, also while an append is under way, so that execution overlaps the
 * journal; journals what comes out; and sends only what is durable. How much is executed ahead of the journal is bounded:
 * by the machine, which refuses admission, and here by a number of messages, beyond which they are dropped like any that
 * the network loses.
 *
 * <p>It has no thread, timer or actor; its {@link Host} has. Whatever is thrown out of here comes from a broken invariant
 * or a broken journal: the host then stops the entity and lets nothing more out. Not thread-safe.
 */
public final class EntityLoop<M extends Message, R> {

    /** Whoever runs the loop. Called on the thread of the entity only. */
    public interface Host {

        /** An append or a fence check is under way: {@link #commitEnded} is to be called when it has ended. */
        void watchCommit(CompletionStage<AppendResult> stage);

        /** A fence check is under way, of an entity that may be a zombie: {@link #suspicionEnded} is to be called. */
        void watchSuspicion(CompletionStage<AppendResult> stage);

        /** A checkpoint is being installed: {@link #checkpointEnded} is to be called when it has ended. */
        void watchCheckpoint(CompletionStage<AppendResult> stage);

        /** {@link #repeat} is to be called after this delay; not asked for again before that. */
        void repeatIn(long delayMs, String why);

        /** {@link #tick} is to be called at this time or a little later; replaces a later one only. */
        void tickAt(long dueMs, long nowMs);

        /** Nothing more may be asked of the loop. */
        void ended(End end);
    }

    /** Why an entity serves no more. */
    public sealed interface End {

        /** It was asked to stop, and what was under way is done. */
        record Stopped() implements End {}

        /** A newer owner has claimed the journal. */
        record Fenced(long newerEpoch) implements End {}

        /**
         * The rows of a checkpoint are gone, and the machine counts them as saved: only a recovery finds out what is
         * stored.
         */
        record CheckpointLost(String reason) implements End {}
    }

    private final JournalOwnership ownership;
    private final long epoch;
    private final EntityMachine<M, R> machine;
    private final EntityLimits limits;
    private final EntityClock clock;
    private final Host host;
    private final GroupCommit<R> commits;
    private final Checkpointer checkpoints;

    private long repeatDelayMs;
    private boolean isRepeatSet;
    private boolean stopping;
    private boolean over;
    private InvariantBroken suspicion;
    private boolean isSuspicionChecked;

    public EntityLoop(RecoveredEntity<M, R> recovered, EntityLimits limits, EntityClock clock, Sender sender, Host host) {
        this.ownership = recovered.ownership();
        this.epoch = ownership.epoch();
        this.machine = recovered.machine();
        this.limits = limits;
        this.clock = clock;
        this.host = host;
        this.commits = new GroupCommit<>(recovered.ownership(), recovered.lastPosition(),
                new FrameCutter<>(machine::encodeFrame, limits.maxRecordsPerFrame(), Journal.MAX_FRAME_BYTES),
                sender, host::watchCommit);
        this.checkpoints = new Checkpointer(recovered.ownership(), limits.checkpointEvery(), host::watchCheckpoint);
        this.checkpoints.count(recovered.frames(), recovered.bytes());
        this.repeatDelayMs = limits.minRepeatDelayMs();
    }

    /** To be called once, before anything else. */
    public void begin() {
        machine.begin(epoch, clock.nowMs(), commits.forInput());
        goOn();
    }

    public long epoch() {
        return epoch;
    }

    /** Of the last frame that is known to be durable. */
    public long durablePosition() {
        return commits.durablePosition();
    }

    public boolean isStopping() {
        return stopping;
    }

    /** @return false if the message was dropped, because there is no room or the entity is about to stop */
    public boolean step(M message) {
        if (isDeaf() || stopping || commits.gatheredInputs() >= limits.maxGatheredMessages()) {
            return false;
        }
        guarded(() -> machine.step(message, clock.nowMs(), commits.forInput()));
        return true;
    }

    private boolean isDeaf() {
        return over || suspicion != null;
    }

    /**
     * A machine that was overtaken by a newer owner judges by a state that is no more, and then what it hears may seem
     * impossible. So a broken invariant counts only if this still is the owner. Until that is known nothing goes in or out.
     */
    private void guarded(Runnable input) {
        try {
            input.run();
        } catch (InvariantBroken broken) {
            suspicion = broken;
            checkSuspicion();
            return;
        }
        goOn();
    }

    private void checkSuspicion() {
        isSuspicionChecked = true;
        host.watchSuspicion(ownership.checkFence());
    }

    /** @throws InvariantBroken if this is the owner: then it is a bug */
    public void suspicionEnded(AppendResult result) {
        if (over) {
            return;
        }
        isSuspicionChecked = false;
        if (result instanceof AppendResult.Fenced fenced) {
            end(new End.Fenced(fenced.newerEpoch()));
        } else if (result instanceof AppendResult.FateUnknown unknown) {
            repeatLater(unknown.reason());
        } else {
            throw suspicion;
        }
    }

    /** A timer has come; it may be too early where the clock runs slow, and is then set again. */
    public void tick() {
        if (isDeaf() || stopping) {
            return;
        }
        long nowMs = clock.nowMs();
        if (machine.nextTickMs() <= nowMs) {
            guarded(() -> machine.tick(nowMs, commits.forInput()));
        } else {
            goOn();
        }
    }

    private void goOn() {
        boolean isNothingUnderWay = commits.isIdle();
        GroupCommit.Cut cut = commits.begin();
        checkpoints.count(cut.frames(), cut.bytes());
        // Only then is the state of the machine exactly that of all frames up to a position.
        if (cut.frames() > 0 && checkpoints.isDue()) {
            checkpoints.take(cut.lastPosition(), machine.checkpoint());
        } else if (isNothingUnderWay && checkpoints.isAsked()) {
            checkpoints.take(commits.durablePosition(), machine.checkpoint());
            checkpoints.durableUpTo(commits.durablePosition());
        }
        host.tickAt(machine.nextTickMs(), clock.nowMs());
    }

    /**
     * Has a checkpoint taken as soon as that can be, so that a recovery finds little behind it. Not if one is under way, or there
     * is nothing to show, or the entity is about to end.
     */
    public void checkpointSoon() {
        if (!isDeaf() && !stopping) {
            checkpoints.ask();
            goOn();
        }
    }

    /** Whether one is under way, or was asked for and will be. */
    public boolean isCheckpointExpected() {
        return !isDeaf() && !stopping && checkpoints.isExpected();
    }

    public void commitEnded(AppendResult result) {
        if (isDeaf()) {
            return;
        }
        if (result instanceof AppendResult.FateUnknown unknown) {
            repeatLater(unknown.reason());
        } else if (result instanceof AppendResult.Fenced fenced) {
            end(new End.Fenced(fenced.newerEpoch()));
        } else {
            durable();
        }
    }

    private void durable() {
        repeatDelayMs = limits.minRepeatDelayMs();
        commits.durable();
        checkpoints.durableUpTo(commits.durablePosition());
        if (!stopping) {
            goOn();
        } else {
            drain();
        }
    }

    private void repeatLater(String reason) {
        if (stopping) {
            end(new End.Stopped());
            return;
        }
        // A suspicion may come up while an append is to be repeated: that repetition serves it, too.
        if (isRepeatSet) {
            return;
        }
        isRepeatSet = true;
        host.repeatIn(repeatDelayMs, reason);
        repeatDelayMs = Math.min(2 * repeatDelayMs, limits.maxRepeatDelayMs());
    }

    /** Offers what was under way again, identically (rule 21), or checks the fence of a suspicion again. */
    public void repeat() {
        isRepeatSet = false;
        if (!isDeaf()) {
            commits.repeat();
        } else if (!over && !isSuspicionChecked) {
            checkSuspicion();
        }
    }

    public void checkpointEnded(AppendResult result) {
        if (isDeaf()) {
            return;
        }
        if (result instanceof AppendResult.Fenced fenced) {
            end(new End.Fenced(fenced.newerEpoch()));
        } else if (result instanceof AppendResult.FateUnknown unknown) {
            end(new End.CheckpointLost(unknown.reason()));
        } else {
            checkpoints.installed();
        }
    }

    /** What was executed behind the last operation is journaled and sent, too: else its senders would have to ask again. */
    private void drain() {
        commits.begin();
        if (commits.isIdle()) {
            end(new End.Stopped());
        }
    }

    /** Takes nothing more, finishes what it has taken, and ends. */
    public void stop() {
        stopping = true;
        if (!isDeaf() && commits.isIdle()) {
            end(new End.Stopped());
        }
    }

    private void end(End end) {
        over = true;
        host.ended(end);
    }
}
