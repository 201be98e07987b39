package io.weft.persistence.cassandra;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What nobody reads any more and is still to be deleted. It stands in the marker until it is gone, so that a crash leaks
 * nothing of it. Of a checkpoint that was never installed only the first run is found again.
 */
record Garbage(List<SegmentId> segments, List<Run> runs) {

    static final Garbage NONE = new Garbage(List.of(), List.of());

    private static final long ABANDONED_BYTES = 128L << 20;

    private static final int SEGMENT_BYTES = Long.BYTES + Integer.BYTES;

    Garbage {
        segments = List.copyOf(segments);
        runs = List.copyOf(runs);
    }

    /**
     * What former owners may have left: what the marker says, and of each epoch since then the run of a checkpoint that its
     * owner had not come to install. How large such a run is nobody knows; beyond {@link #ABANDONED_BYTES} it stays.
     */
    static Garbage leftBehind(OwnerRow claimed) {
        Marker marker = claimed.marker();
        List<Run> runs = new ArrayList<>(marker.garbage().runs());
        for (long old = marker.readFrom().epoch(); old < claimed.epoch(); old++) {
            runs.add(new Run(old, marker.nextRun(), ABANDONED_BYTES, 0));
        }
        return new Garbage(marker.garbage().segments(), runs);
    }

    int encodedBytes() {
        return 2 * Integer.BYTES + segments.size() * SEGMENT_BYTES + runs.size() * Run.ENCODED_BYTES;
    }

    void writeTo(ByteBuffer out) {
        out.putInt(segments.size());
        segments.forEach(segment -> out.putLong(segment.epoch()).putInt(segment.number()));
        Marker.writeRuns(runs, out);
    }

    static Garbage readFrom(ByteBuffer in) {
        SegmentId[] segments = new SegmentId[in.getInt()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new SegmentId(in.getLong(), in.getInt());
        }
        return new Garbage(List.of(segments), Marker.readRuns(in));
    }
}
