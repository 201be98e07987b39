package io.weft.persistence.cassandra;

import io.weft.persistence.frame.FrameHeader;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The frames of one epoch, put together from their parts, segment by segment. Blocks. Not thread-safe. */
final class StoredFrames {

    private final FrameStore store;
    private final EntityId entity;
    private final List<SegmentId> met = new ArrayList<>();
    private final Deque<FrameStore.Part> page = new ArrayDeque<>();
    private SegmentId segment;
    private boolean isFirstSegment = true;
    private boolean isSegmentEmpty = true;
    private long position;
    private int part;

    /**
     * A frame as it is stored.
     *
     * @param isWhole  false: only some of its parts are there, and {@code stored} is what there is
     * @param position under which it was found
     */
    record Stored(long position, SegmentId segment, byte[] stored, boolean isWhole) {}

    /** @param afterPosition the last one that is not to be read */
    StoredFrames(FrameStore store, EntityId entity, SegmentId from, long afterPosition) {
        this.store = store;
        this.entity = entity;
        this.segment = from;
        this.position = afterPosition;
        this.part = Integer.MAX_VALUE;
        met.add(from);
    }

    /** The segments that may hold frames, as far as has been read. */
    List<SegmentId> segments() {
        return met;
    }

    /** Empty if the epoch has no more. */
    Optional<Stored> next() {
        FrameStore.Part first = peek();
        if (first == null) {
            return Optional.empty();
        }
        page.remove();
        int bytes = storedBytes(first);
        ByteBuffer whole = ByteBuffer.allocate(bytes);
        int count = 0;
        for (FrameStore.Part next = first; next != null; next = takeIfOf(first.position())) {
            // Parts are stored in any order, so some behind a gap may be there. They are passed over, lest they look like a frame.
            if (next.part() == count && next.data().remaining() <= whole.remaining()) {
                whole.put(next.data().duplicate());
                count++;
            }
        }
        return Optional.of(new Stored(first.position(), segment, whole.array(), !whole.hasRemaining()));
    }

    private int storedBytes(FrameStore.Part first) {
        if (first.part() != 0 || first.data().remaining() < FrameHeader.BYTES) {
            return first.data().remaining() + 1;
        }
        int bytes = FrameHeader.BYTES + SealedFrame.payloadBytesOf(first.data().duplicate());
        if (bytes < FrameHeader.BYTES || bytes > SealedFrame.MAX_BYTES) {
            throw new JournalCorrupted(entity + ": frame " + first.position() + " of segment " + segment
                    + " is broken: its header says that it has " + bytes + " bytes");
        }
        return bytes;
    }

    private FrameStore.Part takeIfOf(long ofPosition) {
        FrameStore.Part next = peekInSegment();
        return next != null && next.position() == ofPosition ? page.remove() : null;
    }

    private FrameStore.Part peek() {
        while (true) {
            FrameStore.Part next = peekInSegment();
            if (next != null) {
                return next;
            }
            // A writer begins a segment only when there is a frame in the one before; of the first we read a part alone.
            if (isSegmentEmpty && !isFirstSegment) {
                return null;
            }
            segment = segment.next();
            met.add(segment);
            isFirstSegment = false;
            isSegmentEmpty = true;
        }
    }

    private FrameStore.Part peekInSegment() {
        if (page.isEmpty()) {
            page.addAll(store.read(entity, segment, position, part));
            if (page.isEmpty()) {
                return null;
            }
            isSegmentEmpty = false;
            position = page.peekLast().position();
            part = page.peekLast().part();
        }
        return page.peek();
    }
}
