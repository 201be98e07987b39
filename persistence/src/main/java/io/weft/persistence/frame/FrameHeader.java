package io.weft.persistence.frame;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What is stored before the payload of a frame, big-endian: format version (1 byte), epoch (8), position (8), payload
 * length (4), checksum (4). The checksum is a CRC32C over the checksum of the frame before, the header without its own
 * checksum, and the payload.
 *
 * @param epoch        of the owner that appended it
 * @param position     of the frame
 * @param payloadBytes length of the payload
 * @param checksum     chained to the frame before
 */
public record FrameHeader(byte formatVersion, long epoch, long position, int payloadBytes, int checksum) {

    /** Raised when the layout changes; older versions stay readable. */
    public static final byte FORMAT_VERSION = 1;

    public static final int BYTES = 25;

    private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

    void writeTo(ByteBuffer out) {
        out.put(formatVersion).putLong(epoch).putLong(position).putInt(payloadBytes).putInt(checksum);
    }

    /** @throws java.nio.BufferUnderflowException if there are fewer bytes than a header has */
    static FrameHeader readFrom(ByteBuffer in) {
        return new FrameHeader(in.get(), in.getLong(), in.getLong(), in.getInt(), in.getInt());
    }

    /** Of a stored frame, whose own checksum is left out. */
    static int checksum(int checksumBefore, byte[] stored) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, checksumBefore));
        crc.update(stored, 0, CHECKED_BYTES);
        crc.update(stored, BYTES, stored.length - BYTES);
        return (int) crc.getValue();
    }
}
