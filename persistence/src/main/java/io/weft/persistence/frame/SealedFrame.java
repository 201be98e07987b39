package io.weft.persistence.frame;

import io.weft.protocol.journal.Journal;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A frame with its checksum, ready to be stored: header, then payload.
 *
 * @param payload as it was offered; not copied
 */
public record SealedFrame(FrameHeader header, byte[] payload) {

    /** The largest frame that is stored. */
    public static final int MAX_BYTES = FrameHeader.BYTES + Journal.MAX_FRAME_BYTES;

    /** Seals a payload as the frame behind the given link. */
    public static SealedFrame seal(ChainLink before, long epoch, byte[] payload) {
        return new SealedFrame(FrameHeader.of(before, epoch, payload), payload);
    }

    /** Where the chain stands after it. */
    public ChainLink link() {
        return header.link();
    }

    /** How much of the medium it takes. */
    public int storedBytes() {
        return FrameHeader.BYTES + payload.length;
    }

    /** What the medium keeps. */
    public byte[] stored() {
        ByteBuffer out = ByteBuffer.allocate(storedBytes());
        writeHeaderTo(out);
        return out.put(payload).array();
    }

    /** The first {@link FrameHeader#BYTES} bytes of {@link #stored}; the payload is the rest. */
    public void writeHeaderTo(ByteBuffer out) {
        header.writeTo(out);
    }

    /** What {@link #stored} gave. Copies it. */
    public static SealedFrame of(byte[] stored) {
        return new SealedFrame(FrameHeader.readFrom(ByteBuffer.wrap(stored)),
                Arrays.copyOfRange(stored, FrameHeader.BYTES, stored.length));
    }

    /** How long the payload of a stored frame is, by its header; the first bytes of the frame are enough. */
    public static int payloadBytesOf(ByteBuffer stored) {
        return FrameHeader.readFrom(stored).payloadBytes();
    }

    /** Whether a stored frame is what {@link #seal} would make of this payload in this epoch. */
    public static boolean holds(byte[] stored, long epoch, byte[] payload) {
        return FrameHeader.readFrom(ByteBuffer.wrap(stored)).epoch() == epoch
                && Arrays.equals(stored, FrameHeader.BYTES, stored.length, payload, 0, payload.length);
    }

    /** Where the chain stands after a stored frame that was checked before; its first bytes are enough. */
    public static ChainLink linkOf(byte[] stored) {
        return linkOf(ByteBuffer.wrap(stored));
    }

    /** Likewise; the buffer then stands behind the header. */
    public static ChainLink linkOf(ByteBuffer stored) {
        return FrameHeader.readFrom(stored).link();
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
