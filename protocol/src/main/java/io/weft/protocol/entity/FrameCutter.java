package io.weft.protocol.entity;

import io.weft.protocol.machine.InvariantBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts records into frames that the journal takes. The bound on records keeps a frame small in the usual case; one that
 * is still too large is halved. A record is never cut: it alone is all or nothing (rule 15).
 *
 * @param encode see {@link io.weft.protocol.machine.EntityMachine#encodeFrame}
 */
record FrameCutter<R>(Function<List<R>, byte[]> encode, int maxRecordsPerFrame, int maxFrameBytes) {

    /** @return frames in order; none if there are no records */
    List<byte[]> cut(List<R> records) {
        List<byte[]> frames = new ArrayList<>(1);
        for (int start = 0; start < records.size(); start += maxRecordsPerFrame) {
            cutInto(frames, records.subList(start, Math.min(records.size(), start + maxRecordsPerFrame)));
        }
        return frames;
    }

    private void cutInto(List<byte[]> frames, List<R> records) {
        byte[] payload = encode.apply(records);
        if (payload.length <= maxFrameBytes) {
            frames.add(payload);
            return;
        }
        InvariantBroken.require(records.size() > 1, "one record has " + payload.length + " bytes, more than a frame may");
        int half = records.size() / 2;
        cutInto(frames, records.subList(0, half));
        cutInto(frames, records.subList(half, records.size()));
    }
}
