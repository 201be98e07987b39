package io.weft.persistence.cassandra;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.Offer;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * What an owner knows of its own frames: which one is due, where it goes, and since the last checkpoint where each stands.
 * Frames are offered one after another, so the window W of PROTOCOL.md is 1. No I/O. Thread-safe.
 */
final class Frames {

    private final EntityId entity;
    private final long epoch;
    private final long segmentBytes;

    /** Those that a checkpoint may cover, in order; the first is where the chain stood at the recovery or the last one. */
    private final Deque<Placed> placed = new ArrayDeque<>();

    /** Segments that may hold frames, old ones of former owners included. */
    private final TreeSet<SegmentId> segments = new TreeSet<>();

    private ChainLink last;
    private SealedFrame lastFrame;
    private PlacedFrame offered;
    private SegmentId segment;
    private long bytesInSegment;

    /** @param segment where the frame behind it is or will be, unless that one begins a new segment */
    private record Placed(ChainLink link, SegmentId segment) {}

    /** A position that a checkpoint may cover, and where reading begins then. */
    record Covered(ChainLink link, SegmentId readFrom, List<SegmentId> before) {}

    /**
     * @param last     of the recovered frames
     * @param earlier  segments that were met in the recovery
     * @param segmentBytes beyond which a segment is not written to
     */
    Frames(EntityId entity, long epoch, ChainLink last, List<SegmentId> earlier, long segmentBytes) {
        this.entity = entity;
        this.epoch = epoch;
        this.last = last;
        this.segmentBytes = segmentBytes;
        this.segment = new SegmentId(epoch, 0);
        segments.addAll(earlier);
        segments.add(segment);
        placed.add(new Placed(last, segment));
    }

    synchronized long lastPosition() {
        return last.position();
    }

    /**
     * The frame to be stored for this offer: the same one if it is the same offer once more. Null if that frame is durable
     * already.
     *
     * @throws IllegalStateException if it is another one than is due, or differs from what was offered there before
     */
    synchronized PlacedFrame offer(long position, byte[] payload) {
        if (Offer.of(entity, last.position(), position) == Offer.REPEAT) {
            if (lastFrame == null || !Arrays.equals(lastFrame.payload(), payload)) {
                throw Offer.conflict(entity, position);
            }
            return null;
        }
        if (offered == null) {
            offered = place(SealedFrame.seal(last, epoch, payload));
        } else if (!Arrays.equals(offered.frame().payload(), payload)) {
            throw Offer.conflict(entity, position);
        }
        return offered;
    }

    private PlacedFrame place(SealedFrame frame) {
        if (bytesInSegment > 0 && bytesInSegment + frame.storedBytes() > segmentBytes) {
            segment = segment.next();
            segments.add(segment);
            bytesInSegment = 0;
        }
        bytesInSegment += frame.storedBytes();
        return new PlacedFrame(frame, segment);
    }

    /** The offered frame is stored, and its writer was the owner after that. */
    synchronized void durable(PlacedFrame frame) {
        if (offered != frame) {
            return;
        }
        offered = null;
        lastFrame = frame.frame();
        last = lastFrame.link();
        placed.add(new Placed(last, frame.segment()));
    }

    /** @throws IllegalStateException if no checkpoint can cover this position */
    synchronized Covered cover(long position) {
        for (Placed frame : placed) {
            if (frame.link().position() == position && position > 0) {
                return new Covered(frame.link(), frame.segment(), new ArrayList<>(segments.headSet(frame.segment())));
            }
        }
        throw new IllegalStateException(entity + ": frame " + position + " is not there to be covered by a checkpoint");
    }

    /** A checkpoint covers all up to here. */
    synchronized void covered(Covered covered) {
        while (placed.peek().link().position() < covered.link().position()) {
            placed.remove();
        }
        segments.removeAll(covered.before());
    }
}
