package io.weft.persistence.log;

import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames that are to become durable together. Reused from group to group. Not thread-safe. */
public final class LogGroup {

    /** Before each frame: role, index, length. */
    static final int FRAME_PREFIX_BYTES = 9;

    private final List<EntityFrames> owners = new ArrayList<>();
    private final List<SealedFrame> frames = new ArrayList<>();
    private long[] places = new long[64];
    private long storedBytes;

    /** To be handed out again with {@link #clear}; at most one frame of each entity. */
    public void add(EntityFrames owner, SealedFrame frame) {
        owners.add(owner);
        frames.add(frame);
        storedBytes += frame.storedBytes();
        if (frames.size() > places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
    }

    public int frames() {
        return frames.size();
    }

    /** Of all frames, without what the log puts around each. */
    public long storedBytes() {
        return storedBytes;
    }

    public void clear() {
        owners.clear();
        frames.clear();
        storedBytes = 0;
    }

    SealedFrame frame(int n) {
        return frames.get(n);
    }

    int frameBytes() {
        return Math.toIntExact(storedBytes + (long) FRAME_PREFIX_BYTES * frames.size());
    }

    void writePrefixTo(ByteBuffer out, int n) {
        EntityId entity = owners.get(n).entity();
        out.put((byte) entity.role().ordinal()).putInt(entity.index()).putInt(frames.get(n).storedBytes());
    }

    void placed(int n, long place) {
        places[n] = place;
    }

    /** The group is durable: every entity takes note of where its frame is. */
    void durable() {
        for (int n = 0; n < frames.size(); n++) {
            SealedFrame frame = frames.get(n);
            owners.get(n).append(frame.link(), places[n], frame.storedBytes());
        }
    }
}
