package io.weft.persistence.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What stands before the frames of a group: magic (4 bytes), number (8), database write (8), length of the frames (4),
 * CRC32C of the segment's salt and these (4). Behind the frames: CRC32C of header and frames (4).
 *
 * @param number        of the group, one more than that of the group before
 * @param databaseWrite the last write of the database beside the log that was durable before this group was begun
 * @param frameBytes    length of all its frames, with what stands before each
 */
record GroupHeader(long number, long databaseWrite, int frameBytes) {

    static final int BYTES = 28;

    static final int TRAILER_BYTES = 4;

    static final int MAGIC = 0x57464752; // "WFGR"

    private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

    void writeTo(ByteBuffer out, long salt) {
        byte[] checked = new byte[Long.BYTES + CHECKED_BYTES];
        ByteBuffer.wrap(checked).putLong(salt).putInt(MAGIC).putLong(number).putLong(databaseWrite).putInt(frameBytes);
        out.put(checked, Long.BYTES, CHECKED_BYTES).putInt(checksum(checked));
    }

    /** @return null if there is no whole header of this segment */
    static GroupHeader at(ByteBuffer content, int offset, long salt) {
        if (offset > content.limit() - BYTES || content.getInt(offset) != MAGIC) {
            return null;
        }
        byte[] checked = new byte[Long.BYTES + CHECKED_BYTES];
        ByteBuffer.wrap(checked).putLong(salt);
        content.get(offset, checked, Long.BYTES, CHECKED_BYTES);
        if (content.getInt(offset + CHECKED_BYTES) != checksum(checked)) {
            return null;
        }
        return new GroupHeader(content.getLong(offset + 4), content.getLong(offset + 12), content.getInt(offset + 20));
    }

    /** With header and trailer. */
    long bytes() {
        return (long) BYTES + frameBytes + TRAILER_BYTES;
    }

    private static int checksum(byte[] checked) {
        CRC32C crc = new CRC32C();
        crc.update(checked);
        return (int) crc.getValue();
    }
}
