package io.weft.persistence.cassandra;

import io.weft.persistence.frame.ChainLink;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an entity's checkpoint stands. It is moved by conditional updates of the owner's row, so by the owner alone; what
 * it does not name does not count, whoever wrote it.
 *
 * @param link     the chain at the last frame that the rows reflect
 * @param readFrom the first segment that may hold frames behind it
 * @param runs     whose rows together are the checkpoint, oldest first; of equal keys that of the newest run counts
 * @param nextRun  the number of the next run that the owner writes
 * @param garbage  what was replaced by this marker or an earlier one, and may still be there
 */
record Marker(ChainLink link, SegmentId readFrom, List<Run> runs, long nextRun, Garbage garbage) {

    private static final byte FORMAT_VERSION = 1;

    Marker {
        runs = List.copyOf(runs);
    }

    /** Of an entity that never made a checkpoint. */
    static Marker none(EntityId entity) {
        return new Marker(ChainLink.start(entity), new SegmentId(1, 0), List.of(), 0, Garbage.NONE);
    }

    ByteBuffer encode() {
        int bytes = 1 + ChainLink.BYTES + 2 * Long.BYTES + Integer.BYTES
                + Integer.BYTES + runs.size() * Run.ENCODED_BYTES + garbage.encodedBytes();
        ByteBuffer out = ByteBuffer.allocate(bytes).put(FORMAT_VERSION);
        link.writeTo(out);
        out.putLong(readFrom.epoch()).putInt(readFrom.number()).putLong(nextRun);
        writeRuns(runs, out);
        garbage.writeTo(out);
        return out.flip();
    }

    /** @throws JournalCorrupted if it is not what a build of this format has written */
    static Marker decode(EntityId entity, ByteBuffer stored) {
        ByteBuffer in = stored.duplicate();
        try {
            byte version = in.get();
            if (version != FORMAT_VERSION) {
                throw new JournalCorrupted(entity + ": the format version of its marker is " + version
                        + ", and this build reads " + FORMAT_VERSION);
            }
            ChainLink link = ChainLink.readFrom(in);
            SegmentId readFrom = new SegmentId(in.getLong(), in.getInt());
            long nextRun = in.getLong();
            return new Marker(link, readFrom, readRuns(in), nextRun, Garbage.readFrom(in));
        } catch (BufferUnderflowException | NegativeArraySizeException | IllegalArgumentException e) {
            throw new JournalCorrupted(entity + ": its marker can't be read", e);
        }
    }

    static void writeRuns(List<Run> runs, ByteBuffer out) {
        out.putInt(runs.size());
        runs.forEach(run -> run.writeTo(out));
    }

    static List<Run> readRuns(ByteBuffer in) {
        int count = in.getInt();
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(Run.readFrom(in));
        }
        return runs;
    }
}
