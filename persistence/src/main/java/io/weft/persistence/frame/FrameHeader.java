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

    /** Of the frame behind the given link. */
    static FrameHeader of(ChainLink before, long epoch, byte[] payload) {
        long position = before.position() + 1;
        // One array for the checksum before and the header, as most frames are small and each call has its price.
        ByteBuffer checked = ByteBuffer.allocate(Integer.BYTES + CHECKED_BYTES)
                .putInt(before.checksum()).put(FORMAT_VERSION).putLong(epoch).putLong(position).putInt(payload.length);
        CRC32C crc = new CRC32C();
        crc.update(checked.array());
        crc.update(payload);
        return new FrameHeader(FORMAT_VERSION, epoch, position, payload.length, (int) crc.getValue());
    }

    void writeTo(ByteBuffer out) {
        out.put(formatVersion).putLong(epoch).putLong(position).putInt(payloadBytes).putInt(checksum);
    }

    /** @throws java.nio.BufferUnderflowException if there are fewer bytes than a header has */
    static FrameHeader readFrom(ByteBuffer in) {
        return new FrameHeader(in.get(), in.getLong(), in.getLong(), in.getInt(), in.getInt());
    }

    ChainLink link() {
        return new ChainLink(position, epoch, checksum);
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
