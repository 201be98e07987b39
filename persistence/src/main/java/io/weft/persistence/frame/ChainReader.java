package io.weft.persistence.frame;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads the stored frames of one entity in order and believes none that its chain does not vouch for. Not thread-safe. */
public final class ChainReader {

    private final EntityId entity;
    private ChainLink last;

    /** @param from where the chain stood before the first frame to be read */
    public ChainReader(EntityId entity, ChainLink from) {
        this.entity = entity;
        this.last = from;
    }

    /**
     * The payload of the next frame.
     *
     * @param position under which the frame was found
     * @throws JournalCorrupted if a frame is missing before it, or if it is not what was appended there
     */
    public byte[] next(long position, byte[] stored) {
        long expected = last.position() + 1;
        if (position != expected) {
            throw new JournalCorrupted(entity + ": frame " + expected + " is missing; the next one found is " + position);
        }
        if (stored.length < FrameHeader.BYTES) {
            throw broken(position, "it has " + stored.length + " bytes, fewer than its header");
        }
        FrameHeader header = FrameHeader.readFrom(ByteBuffer.wrap(stored));
        check(header, position, stored);
        last = new ChainLink(position, header.epoch(), header.checksum());
        return Arrays.copyOfRange(stored, FrameHeader.BYTES, stored.length);
    }

    /** Where the chain stands after the last frame read. */
    public ChainLink last() {
        return last;
    }

    private void check(FrameHeader header, long position, byte[] stored) {
        if (header.formatVersion() != FrameHeader.FORMAT_VERSION) {
            throw broken(position, "its format version is " + header.formatVersion() + ", and this build reads "
                    + FrameHeader.FORMAT_VERSION);
        }
        if (header.checksum() != FrameHeader.checksum(last.checksum(), stored)) {
            throw broken(position, "its checksum does not match it and the frame before");
        }
        if (header.position() != position) {
            throw broken(position, "its header says " + header.position());
        }
        if (header.payloadBytes() != stored.length - FrameHeader.BYTES) {
            throw broken(position, "it has " + (stored.length - FrameHeader.BYTES) + " bytes, and its header says "
                    + header.payloadBytes());
        }
        if (header.epoch() < last.epoch()) {
            throw broken(position, "it is of epoch " + header.epoch() + ", the one before of " + last.epoch());
        }
    }

    private JournalCorrupted broken(long position, String why) {
        return new JournalCorrupted(entity + ": frame " + position + " is broken: " + why);
    }
}
