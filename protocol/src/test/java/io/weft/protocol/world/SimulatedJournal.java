package io.weft.protocol.world;

import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of one entity survives a crash. */
final class SimulatedJournal {

    private final Map<ByteBuffer, byte[]> rows = new TreeMap<>();
    private final List<byte[]> frames = new ArrayList<>();
    private long epoch;
    private int appended;

    long claim() {
        return ++epoch;
    }

    void append(byte[] frame) {
        frames.add(frame);
        appended++;
    }

    int appended() {
        return appended;
    }

    /** Frames that were appended after the checkpoint was cut stay. */
    void checkpoint(int atAppended, Iterator<Row> changed) {
        changed.forEachRemaining(row -> {
            if (row.value() == null) {
                rows.remove(ByteBuffer.wrap(row.key()));
            } else {
                rows.put(ByteBuffer.wrap(row.key()), row.value());
            }
        });
        int keep = appended - atAppended;
        frames.subList(0, frames.size() - keep).clear();
    }

    Map<ByteBuffer, byte[]> rows() {
        return rows;
    }

    List<byte[]> frames() {
        return frames;
    }
}
