package io.weft.persistence.frame;

import io.weft.protocol.journal.Journal;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A frame as it is stored: header and payload.
 *
 * @param stored what the medium keeps
 * @param link   where the chain stands after it
 */
public record SealedFrame(byte[] stored, ChainLink link) {

    /** The largest {@link #stored}. */
    public static final int MAX_BYTES = FrameHeader.BYTES + Journal.MAX_FRAME_BYTES;

    /** Seals a payload as the frame behind the given link. */
    public static SealedFrame seal(ChainLink before, long epoch, byte[] payload) {
        long position = before.position() + 1;
        byte[] stored = new byte[FrameHeader.BYTES + payload.length];
        ByteBuffer out = ByteBuffer.wrap(stored);
        new FrameHeader(FrameHeader.FORMAT_VERSION, epoch, position, payload.length, 0).writeTo(out);
        out.put(payload);
        int checksum = FrameHeader.checksum(before.checksum(), stored);
        out.putInt(FrameHeader.BYTES - Integer.BYTES, checksum);
        return new SealedFrame(stored, new ChainLink(position, epoch, checksum));
    }

    /** Whether a stored frame is what {@link #seal} would make of this payload in this epoch. */
    public static boolean holds(byte[] stored, long epoch, byte[] payload) {
        return FrameHeader.readFrom(ByteBuffer.wrap(stored)).epoch() == epoch
                && Arrays.equals(stored, FrameHeader.BYTES, stored.length, payload, 0, payload.length);
    }

    /** Where the chain stands after a stored frame that was checked before. */
    public static ChainLink linkOf(byte[] stored) {
        FrameHeader header = FrameHeader.readFrom(ByteBuffer.wrap(stored));
        return new ChainLink(header.position(), header.epoch(), header.checksum());
    }

    /**
     * @throws IllegalArgumentException if no journal takes such a payload
     */
    public static void requireTakeable(byte[] payload) {
        if (payload.length < 1 || payload.length > Journal.MAX_FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "a frame must have 1 to " + Journal.MAX_FRAME_BYTES + " bytes, but has " + payload.length);
        }
    }
}
