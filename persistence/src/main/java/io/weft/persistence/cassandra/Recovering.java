package io.weft.persistence.cassandra;

import io.weft.persistence.cassandra.OwnerTable.Change;
import io.weft.persistence.cassandra.StoredFrames.Stored;
import io.weft.persistence.frame.ChainReader;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Recovery;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.journal.OwnershipLost;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Steps 2 to 4 of a claim on Cassandra (PROTOCOL.md): reads the checkpoint, and behind it each older epoch up to its cut; where
 * a cut is still open, takes the longest unbroken prefix, writes its last frame once more, and fixes the cut. Blocks.
 */
final class Recovering {

    private final FrameStore frames;
    private final RunStore runs;
    private final OwnerTable owners;
    private final Recovery recovery;
    private final EntityId entity;
    private final long epoch;
    private final List<SegmentId> segments = new ArrayList<>();
    private final ChainReader chain;
    private OwnerRow row;

    /** What the owner begins with, and what former owners have left behind. */
    record Recovered(OwnerRow row, Frames frames, Garbage garbage) {}

    private Recovering(FrameStore frames, RunStore runs, OwnerTable owners, OwnerRow row, Recovery recovery) {
        this.frames = frames;
        this.runs = runs;
        this.owners = owners;
        this.recovery = recovery;
        this.entity = row.entity();
        this.epoch = row.epoch();
        this.row = row;
        this.chain = new ChainReader(entity, row.marker().link());
    }

    /**
     * @param row as this owner's claim left it
     * @throws JournalCorrupted see there
     * @throws OwnershipLost    if somebody else has claimed it since
     */
    static Recovered recover(FrameStore frames, RunStore runs, OwnerTable owners, OwnerRow row, int segmentBytes,
            Recovery recovery) {
        Recovering recovering = new Recovering(frames, runs, owners, row, recovery);
        recovering.readRows();
        SegmentId from = row.marker().readFrom();
        for (long old = from.epoch(); old < row.epoch(); old++) {
            recovering.readEpoch(old == from.epoch() ? from : new SegmentId(old, 0));
        }
        return new Recovered(recovering.row,
                new Frames(row.entity(), row.epoch(), recovering.chain.last(), recovering.segments, segmentBytes),
                Garbage.leftBehind(row));
    }

    private void readRows() {
        List<Iterator<Row>> youngestFirst = new ArrayList<>();
        for (Run run : row.marker().runs()) {
            youngestFirst.add(0, new RunReader(runs, entity, run));
        }
        new MergedRows(youngestFirst, false).forEachRemaining(found -> recovery.row(found.key(), found.value()));
    }

    private void readEpoch(SegmentId from) {
        Long cut = row.cuts().get(from.epoch());
        if (cut != null && cut <= chain.last().position()) {
            // Something may stand there all the same: what a zombie wrote behind the cut.
            segments.add(from);
            return;
        }
        StoredFrames stored = new StoredFrames(frames, entity, from, chain.last().position());
        if (cut == null) {
            readOpen(from.epoch(), stored);
        } else {
            readTo(cut, stored);
        }
        segments.addAll(stored.segments());
    }

    private void readTo(long cut, StoredFrames stored) {
        while (chain.last().position() < cut) {
            Stored frame = stored.next().orElseThrow(() -> new JournalCorrupted(entity + ": frame "
                    + (chain.last().position() + 1) + " is missing; frames up to " + cut + " were there once"));
            if (!frame.isWhole()) {
                throw new JournalCorrupted(entity + ": frame " + frame.position() + " is not whole; frames up to " + cut
                        + " were there once");
            }
            deliver(frame);
        }
    }

    /**
     * Each frame is appended only after the one before it was acknowledged; so only the last can be one that never was, and
     * it is the only one that may not be at a quorum yet.
     */
    private void readOpen(long ofEpoch, StoredFrames stored) {
        Stored last = null;
        Optional<Stored> next = stored.next();
        while (next.isPresent() && next.get().isWhole()) {
            last = next.get();
            deliver(last);
            next = stored.next();
        }
        if (next.isPresent() && stored.next().isPresent()) {
            throw new JournalCorrupted(entity + ": frame " + next.get().position() + " is not whole, and another one follows");
        }
        if (last != null) {
            writeAgain(last);
        }
        fixCut(ofEpoch);
    }

    private void deliver(Stored frame) {
        recovery.frame(frame.position(), chain.next(frame.position(), frame.stored()));
    }

    private void writeAgain(Stored frame) {
        PlacedFrame placed = new PlacedFrame(SealedFrame.of(frame.stored()), frame.segment());
        runs.patience().until("writing the last frame of " + entity + " once more",
                () -> frames.insert(entity, placed).toCompletableFuture().join());
    }

    private void fixCut(long ofEpoch) {
        Change change = owners.change(row, row.withCut(ofEpoch, chain.last().position(), UUID.randomUUID()));
        if (change instanceof Change.Lost lost) {
            throw new OwnershipLost(entity, epoch, lost.found().epoch());
        }
        row = ((Change.Made) change).row();
    }
}
