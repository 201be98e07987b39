package io.weft.protocol.journal;

import java.util.Iterator;
import java.util.concurrent.CompletionStage;

/**
 * One epoch of one entity's journal, from the claim until another claim. Frames are numbered from 1 over all epochs,
 * without gaps. One owner appends them one after another, the next only after the fate of the last is known.
 * Stages may complete on any thread, so a listener must only hand over.
 */
public interface JournalOwnership {

    EntityId entity();

    /** Counts the claims of this entity, from 1. */
    long epoch();

    /**
     * Reads the last durable checkpoint and then every frame behind it, in order, verifying the chain (rule 24). Blocks;
     * to be called once, before anything else of this owner but {@link #checkFence}.
     *
     * @return the position of the last frame; the next append is the one after it
     * @throws JournalCorrupted if a frame is missing or broken and a valid one follows, naming entity and position
     * @throws OwnershipLost    if a newer owner has claimed in the meantime, where that shows already
     */
    long recover(Recovery recovery);

    /** Receives what {@link #recover} reads. */
    interface Recovery {
        /** One row of the checkpoint. All rows come before the first frame. */
        void row(byte[] key, byte[] value);

        void frame(long position, byte[] payload);
    }

    /**
     * Appends one frame, all or nothing. The same frame offered again at the same position counts once; other content
     * for a position whose fate was unknown is a bug of the caller (rule 21).
     *
     * @param payload 1 to {@link Journal#MAX_FRAME_BYTES} bytes, not changed afterwards by the caller
     */
    CompletionStage<AppendResult> append(long position, byte[] payload);

    /** What became of an append, or of a fence check. */
    sealed interface AppendResult {

        AppendResult DURABLE = new Durable();

        /** On the medium, and this owner still was the owner. */
        record Durable() implements AppendResult {}

        /**
         * A newer owner has claimed: this one must stop, and answer nobody. Whether the frame counts is for the newer owner to
         * find out.
         */
        record Fenced(long newerEpoch) implements AppendResult {}

        /** It may or may not be durable: repeat the identical append, or stop. Never offer other content here. */
        record FateUnknown(String reason) implements AppendResult {}
    }

    /**
     * Whether this owner still is the owner, checked at an instant after this call (rule 22). Never
     * {@link AppendResult.FateUnknown}-and-forget: on it, ask again.
     */
    CompletionStage<AppendResult> checkFence();

    /**
     * Installs a checkpoint: the given rows replace those of the same keys, all at once, and recovery from then on begins
     * behind {@code position}; frames up to there may be deleted. After a crash the old checkpoint stands whole, or the
     * new one. Appends go on meanwhile. The rows are read on a thread of the journal. One checkpoint at a time.
     *
     * @param position of a frame that is already durable; everything that the rows show is from frames up to there
     * @param rows     only what has changed since the last checkpoint
     */
    CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows);

    /**
     * One row of a checkpoint.
     *
     * @param value null: there is no such row any more
     */
    record Row(byte[] key, byte[] value) {}
}
