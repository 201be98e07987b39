package io.weft.persistence.log;

import io.weft.protocol.journal.JournalCorrupted;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment: magic (4), format version (4), number (4), salt (8), CRC32C of these (4).
 *
 * @param number of the segment, from 1
 * @param salt   random, so that nobody's payload, and no other segment's group, passes for a group of this one
 */
record SegmentHeader(int number, long salt) {

    static final int BYTES = 24;

    private static final int MAGIC = 0x57464c47; // "WFLG"
    private static final int FORMAT_VERSION = 1;
    private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

    void writeTo(ByteBuffer out) {
        ByteBuffer checked = ByteBuffer.allocate(CHECKED_BYTES)
                .putInt(MAGIC).putInt(FORMAT_VERSION).putInt(number).putLong(salt);
        out.put(checked.array()).putInt(checksum(checked.array(), 0));
    }

    /** @throws JournalCorrupted if it is not the header of this segment */
    static SegmentHeader read(Path file, int number, byte[] content, int contentBytes) {
        ByteBuffer in = ByteBuffer.wrap(content);
        if (contentBytes < BYTES || in.getInt() != MAGIC || in.getInt(CHECKED_BYTES) != checksum(content, 0)) {
            throw new JournalCorrupted(file + " has no whole header");
        }
        int version = in.getInt();
        if (version != FORMAT_VERSION) {
            throw new JournalCorrupted(file + " is of format version " + version + ", this build reads " + FORMAT_VERSION);
        }
        int stored = in.getInt();
        if (stored != number) {
            throw new JournalCorrupted(file + " says that it is segment " + stored + ": was a file renamed?");
        }
        return new SegmentHeader(stored, in.getLong());
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, CHECKED_BYTES);
        return (int) crc.getValue();
    }
}
