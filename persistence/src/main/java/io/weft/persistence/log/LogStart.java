package io.weft.persistence.log;

import java.nio.ByteBuffer;

/**
 * Where the log begins. Kept outside of the log, and moved, durably, before a segment is deleted: so a first segment that
 * is missing is noticed, though nothing in the others would tell.
 *
 * @param segment its first segment
 * @param group   the first group in it, or the one that will be
 */
public record LogStart(int segment, long group) {

    public static final LogStart NEW = new LogStart(1, 1);

    public byte[] encode() {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES).putInt(segment).putLong(group).array();
    }

    public static LogStart decode(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        return new LogStart(in.getInt(), in.getLong());
    }
}
