package io.weft.persistence.log;

import io.weft.persistence.frame.FrameHeader;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** One segment as it was found. */
final class SegmentContent {

    private final Path file;
    private final SegmentHeader header;
    private final byte[] bytes;
    private final ByteBuffer content;

    private SegmentContent(Path file, int number, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        this.content = ByteBuffer.wrap(bytes);
        this.header = SegmentHeader.read(file, number, bytes, bytes.length);
    }

    /** @throws JournalCorrupted if it does not begin as this segment */
    static SegmentContent read(Path file, int number) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() > Integer.MAX_VALUE / 2) {
                throw new JournalCorrupted(file + " has " + in.length() + " bytes, more than any segment");
            }
            byte[] bytes = new byte[(int) in.length()];
            in.readFully(bytes);
            return new SegmentContent(file, number, bytes);
        }
    }

    Path file() {
        return file;
    }

    int length() {
        return bytes.length;
    }

    GroupHeader headerAt(int offset) {
        return GroupHeader.at(content, offset, header.salt());
    }

    /** Whether all of this group is here and matches its checksum. */
    boolean isWhole(int offset, GroupHeader group) {
        if (group.frameBytes() < 0 || group.bytes() > bytes.length - offset) {
            return false;
        }
        int checkedBytes = GroupHeader.BYTES + group.frameBytes();
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, checkedBytes);
        return (int) crc.getValue() == content.getInt(offset + checkedBytes);
    }

    /** The first header of a group at this offset or, wherever, behind it; lengths before it can't be believed. */
    int nextHeaderFrom(int offset) {
        for (int at = offset; at <= bytes.length - GroupHeader.BYTES; at++) {
            if (content.getInt(at) == GroupHeader.MAGIC && headerAt(at) != null) {
                return at;
            }
        }
        return -1;
    }

    /** Whether there is nothing but what was written ahead of time. */
    boolean isZeroFrom(int offset) {
        for (int at = offset; at < bytes.length; at++) {
            if (bytes[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Notes all frames of a whole group. */
    void index(int offset, GroupHeader group, FrameIndex frames) {
        int at = offset + GroupHeader.BYTES;
        int end = at + group.frameBytes();
        EntityId.Role[] roles = EntityId.Role.values();
        while (at < end) {
            int role = bytes[at];
            int storedBytes = end - at < LogGroup.FRAME_PREFIX_BYTES ? -1 : content.getInt(at + 5);
            int stored = at + LogGroup.FRAME_PREFIX_BYTES;
            if (storedBytes <= FrameHeader.BYTES || storedBytes > end - stored || role < 0 || role >= roles.length) {
                throw new JournalCorrupted(file + ": group " + group.number() + " matches its checksum, but holds no frame at "
                        + "offset " + at);
            }
            EntityFrames owner = frames.of(new EntityId(roles[role], content.getInt(at + 1)));
            owner.append(SealedFrame.linkOf(content.duplicate().position(stored)),
                    FramePlace.of(header.number(), stored), storedBytes);
            at = stored + storedBytes;
        }
    }
}
