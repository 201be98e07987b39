package io.weft.persistence.cassandra;

import io.weft.persistence.frame.SealedFrame;
import java.nio.ByteBuffer;

/** A frame, and the segment in which it stands or is to stand. */
record PlacedFrame(SealedFrame frame, SegmentId segment) {

    /** A frame is stored in rows of this size, but the last: Cassandra refuses mutations of half a commit log segment. */
    static final int PART_BYTES = 1 << 20;

    long position() {
        return frame.link().position();
    }

    int parts() {
        return (frame.storedBytes() + PART_BYTES - 1) / PART_BYTES;
    }

    /** @param stored see {@link SealedFrame#stored} */
    static ByteBuffer part(byte[] stored, int part) {
        int from = part * PART_BYTES;
        return ByteBuffer.wrap(stored, from, Math.min(PART_BYTES, stored.length - from)).slice();
    }
}
