package io.weft.simulator.journal;

import io.weft.protocol.journal.JournalOwnership.Recovery;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.InvariantBroken;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of one entity is stored. Every method is an instant at the medium. */
final class StoredLog {

    private final Map<ByteBuffer, byte[]> rows = new TreeMap<>();
    private final Deque<byte[]> frames = new ArrayDeque<>();
    /** Of every frame ever appended: all that is left of those before the checkpoint. */
    private final List<Integer> hashes = new ArrayList<>();
    private long checkpointPosition;
    private long lastPosition;
    private long epoch;
    private long readByEpoch;

    long raiseEpoch() {
        return ++epoch;
    }

    long epoch() {
        return epoch;
    }

    long lastPosition() {
        return lastPosition;
    }

    /** Whether it is new; the same frame offered again at the same position counts once (rule 21). */
    boolean append(long position, byte[] payload) {
        if (position <= lastPosition) {
            requireIdentical(position, payload);
            return false;
        }
        InvariantBroken.require(position == lastPosition + 1, "position " + position + " is offered behind " + lastPosition);
        lastPosition = position;
        hashes.add(Arrays.hashCode(payload));
        frames.add(payload);
        return true;
    }

    private void requireIdentical(long position, byte[] payload) {
        boolean isSame = position > checkpointPosition ? Arrays.equals(stored(position), payload)
                : hashes.get((int) position - 1) == Arrays.hashCode(payload);
        InvariantBroken.require(isSame, "other content is offered for position " + position);
    }

    private byte[] stored(long position) {
        Iterator<byte[]> newestFirst = frames.descendingIterator();
        for (long i = lastPosition; i > position; i--) {
            newestFirst.next();
        }
        return newestFirst.next();
    }

    /** Frames that were appended after the checkpoint was cut stay. */
    void checkpoint(long position, List<Row> changed) {
        InvariantBroken.require(position <= lastPosition, "a checkpoint shows what is not durable");
        if (position <= checkpointPosition) {
            return;
        }
        for (Row row : changed) {
            if (row.value() == null) {
                rows.remove(ByteBuffer.wrap(row.key()));
            } else {
                rows.put(ByteBuffer.wrap(row.key()), row.value());
            }
        }
        for (long i = checkpointPosition; i < position; i++) {
            frames.remove();
        }
        checkpointPosition = position;
    }

    /** Whether what an owner of this epoch stores still counts: no newer one has begun to read. */
    boolean isOpenTo(long writerEpoch) {
        return writerEpoch >= readByEpoch;
    }

    /** From here on nothing counts that an older owner stores. */
    long recover(long readerEpoch, Recovery recovery) {
        readByEpoch = Math.max(readByEpoch, readerEpoch);
        rows.forEach((key, value) -> recovery.row(key.array(), value));
        long position = checkpointPosition;
        for (Iterator<byte[]> stored = frames.iterator(); stored.hasNext();) {
            recovery.frame(++position, stored.next());
        }
        return position;
    }
}
