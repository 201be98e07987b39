package io.weft.persistence.cassandra;

import io.weft.persistence.cassandra.OwnerTable.Change;
import io.weft.persistence.frame.RowLimits;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes checkpoints. The rows are written to runs of their own, which count only when the marker names them; the marker is
 * moved by a compare-and-set of the owner's row, which a zombie loses. What the new marker does not need is deleted then, and
 * stands in the marker until it is. Blocks.
 */
final class Checkpoints {

    /** About what a row takes in memory besides its bytes. */
    private static final int ROW_OVERHEAD_BYTES = 100;

    private final FrameStore frames;
    private final RunStore runs;
    private final OwnerTable owners;
    private final int maxBytesInMemory;

    Checkpoints(FrameStore frames, RunStore runs, OwnerTable owners, int maxBytesInMemory) {
        this.frames = frames;
        this.runs = runs;
        this.owners = owners;
        this.maxBytesInMemory = maxBytesInMemory;
    }

    /** Where an owner's checkpoint stands, and what becomes of it. */
    static final class State {

        private final Frames frames;
        private OwnerRow row;
        private Garbage inherited;

        State(Recovering.Recovered recovered) {
            this.row = recovered.row();
            this.frames = recovered.frames();
            this.inherited = recovered.garbage();
        }

        Frames frames() {
            return frames;
        }
    }

    /**
     * @throws IllegalStateException    if no checkpoint can cover the position
     * @throws IllegalArgumentException if a row is too long; the old checkpoint stands then
     */
    AppendResult install(State state, long position, Iterator<Row> rows) {
        OwnerRow before = state.row;
        Frames.Covered covered = state.frames.cover(position);
        delete(before.entity(), state.inherited);
        state.inherited = Garbage.NONE;
        Merging merging = new Merging(before);
        merging.write(rows);
        Garbage garbage = new Garbage(covered.before(), merging.replaced);
        Marker marker = new Marker(covered.link(), covered.readFrom(), merging.result, merging.nextRun, garbage);
        Change change = owners.change(before, before.withMarker(marker, UUID.randomUUID()));
        if (change instanceof Change.Lost lost) {
            return new AppendResult.Fenced(lost.found().epoch());
        }
        state.row = ((Change.Made) change).row();
        state.frames.covered(covered);
        delete(before.entity(), garbage);
        return AppendResult.DURABLE;
    }

    private void delete(EntityId entity, Garbage garbage) {
        garbage.segments().forEach(segment -> frames.delete(entity, segment));
        garbage.runs().forEach(run -> runs.delete(entity, run));
    }

    /** Turns the rows of one checkpoint into runs. */
    private final class Merging {

        private final EntityId entity;
        private final long epoch;
        private final List<Run> replaced = new ArrayList<>();
        private List<Run> result;
        private long nextRun;

        Merging(OwnerRow before) {
            this.entity = before.entity();
            this.epoch = before.epoch();
            this.result = before.marker().runs();
            this.nextRun = before.marker().nextRun();
        }

        void write(Iterator<Row> rows) {
            while (rows.hasNext()) {
                add(sorted(rows));
            }
        }

        /** As many as there is memory for; of equal keys the last. */
        private TreeMap<byte[], Row> sorted(Iterator<Row> rows) {
            TreeMap<byte[], Row> sorted = new TreeMap<>(Arrays::compareUnsigned);
            long bytes = 0;
            while (rows.hasNext() && bytes < maxBytesInMemory) {
                Row row = rows.next();
                RowLimits.requireTakeable(row);
                sorted.put(row.key(), row);
                bytes += ROW_OVERHEAD_BYTES + RowCodec.bytesOf(row);
            }
            return sorted;
        }

        private void add(TreeMap<byte[], Row> sorted) {
            long bytes = sorted.values().stream().mapToLong(RowCodec::bytesOf).sum();
            MergePlan plan = MergePlan.of(result, bytes);
            List<Iterator<Row>> youngestFirst = new ArrayList<>();
            youngestFirst.add(sorted.values().iterator());
            for (Run run : plan.merged()) {
                youngestFirst.add(1, new RunReader(runs, entity, run));
            }
            Iterator<Row> merged = new MergedRows(youngestFirst, !plan.kept().isEmpty());
            Run run = RunWriter.write(runs, entity, epoch, nextRun++, merged);
            replaced.addAll(plan.merged());
            result = new ArrayList<>(plan.kept());
            if (run.bytes() > 0) {
                result.add(run);
            }
        }
    }
}
