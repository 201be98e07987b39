package io.weft.protocol.entity;

import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Decides when a checkpoint is taken, and installs it once the frames that it shows are durable. One at a time; appends
 * go on meanwhile. Not thread-safe.
 */
final class Checkpointer {

    private final JournalOwnership ownership;
    private final CheckpointEvery every;
    private final Consumer<CompletionStage<AppendResult>> watcher;

    private long frames;
    private long bytes;
    private boolean somethingBehind;
    private boolean asked;
    private boolean underWay;
    private Iterator<Row> waitingRows;
    private long waitingPosition;

    /** @param watcher is handed each installation, and calls {@link #installed} when it has succeeded */
    Checkpointer(JournalOwnership ownership, CheckpointEvery every, Consumer<CompletionStage<AppendResult>> watcher) {
        this.ownership = ownership;
        this.every = every;
        this.watcher = watcher;
        double leftOut = CheckpointEvery.leftOutOfFirst(ownership.entity());
        this.frames = (long) (leftOut * every.frames());
        this.bytes = (long) (leftOut * every.bytes());
    }

    /** So many more frames lie behind the last checkpoint that was taken. */
    void count(long moreFrames, long moreBytes) {
        frames += moreFrames;
        bytes += moreBytes;
        somethingBehind |= moreFrames > 0;
    }

    /** Makes one due at once, unless there is nothing to show, or one is under way that shows nearly all. */
    void ask() {
        asked = somethingBehind && !underWay;
    }

    boolean isAsked() {
        return asked;
    }

    boolean isDue() {
        return !underWay && (asked || frames >= every.frames() || bytes >= every.bytes());
    }

    /** Whether one is under way, or was asked for and will be. */
    boolean isExpected() {
        return asked || underWay;
    }

    /** @param rows all that changed up to this position, and nothing of what comes after it */
    void take(long position, Iterator<Row> rows) {
        frames = 0;
        bytes = 0;
        somethingBehind = false;
        asked = false;
        underWay = true;
        waitingPosition = position;
        waitingRows = rows;
    }

    void durableUpTo(long position) {
        if (waitingRows != null && waitingPosition <= position) {
            Iterator<Row> rows = waitingRows;
            waitingRows = null;
            watcher.accept(ownership.checkpoint(waitingPosition, rows));
        }
    }

    void installed() {
        underWay = false;
    }
}
