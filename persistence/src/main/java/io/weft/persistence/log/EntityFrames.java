package io.weft.persistence.log;

import io.weft.persistence.frame.ChainLink;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.util.Arrays;

/** Where the frames of one entity lie that are durable, in the log, and still needed. Thread-safe. */
public final class EntityFrames {

    private static final int FIRST_CAPACITY = 16;

    private final EntityId entity;
    private long[] places = new long[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int count;
    private long bytes;
    private volatile ChainLink tail;

    EntityFrames(EntityId entity) {
        this.entity = entity;
    }

    /**
     * The needed frames at one instant.
     *
     * @param firstPosition of the first of them; if there are none, that of the next frame of the entity
     * @param tail          the last frame of the entity; null if the log has never seen one
     */
    public record View(long firstPosition, long[] places, int[] lengths, ChainLink tail) {}

    public EntityId entity() {
        return entity;
    }

    /** The last durable frame; null if the log has seen none and nobody said. */
    public ChainLink tail() {
        return tail;
    }

    /** For an entity whose last frame the log has not seen, because it was deleted. */
    public synchronized void beginAfter(ChainLink last) {
        if (tail != null) {
            throw new IllegalStateException(entity + ": its last frame is " + tail);
        }
        tail = last;
    }

    /** @throws JournalCorrupted if frames are missing before this one */
    synchronized void append(ChainLink link, long place, int storedBytes) {
        if (tail != null && link.position() != tail.position() + 1) {
            throw new JournalCorrupted(entity + ": frame " + (tail.position() + 1) + " is missing in the log; the next one "
                    + "found is " + link.position());
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        places[count] = place;
        lengths[count] = storedBytes;
        count++;
        bytes += storedBytes;
        tail = link;
    }

    /** Frames up to this position are not needed any more: a checkpoint covers them, or they are stored elsewhere. */
    public synchronized void dropThrough(long position) {
        int dropped = (int) Math.max(0, Math.min(count, position - firstPosition() + 1));
        for (int n = 0; n < dropped; n++) {
            bytes -= lengths[n];
        }
        int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(Math.max(1, count - dropped)) * 2);
        places = Arrays.copyOf(Arrays.copyOfRange(places, dropped, count), capacity);
        lengths = Arrays.copyOf(Arrays.copyOfRange(lengths, dropped, count), capacity);
        count -= dropped;
    }

    public synchronized View view() {
        return new View(firstPosition(), Arrays.copyOf(places, count), Arrays.copyOf(lengths, count), tail);
    }

    /** The position of the last needed frame in segments up to this one; 0 if there is none. */
    public synchronized long lastPositionThrough(int segment) {
        int within = 0;
        while (within < count && FramePlace.segmentOf(places[within]) <= segment) {
            within++;
        }
        return within == 0 ? 0 : firstPosition() + within - 1;
    }

    /** @return {@link Integer#MAX_VALUE} if no frame is needed */
    synchronized int firstSegment() {
        return count == 0 ? Integer.MAX_VALUE : FramePlace.segmentOf(places[0]);
    }

    synchronized long bytes() {
        return bytes;
    }

    private long firstPosition() {
        return tail == null ? 1 : tail.position() - count + 1;
    }
}
