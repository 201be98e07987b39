package io.weft.protocol.entity;

import io.weft.protocol.journal.EntityId;

/** A checkpoint is taken as soon as this many frames, or bytes of frames, were appended since the last: either is enough. */
public record CheckpointEvery(long frames, long bytes) {

    private static final double GOLDEN = 0.6180339887498949;

    public CheckpointEvery {
        EntityLimits.requireAtLeast("checkpoint-every-frames", frames, 1);
        EntityLimits.requireAtLeast("checkpoint-every-bytes", bytes, 1);
    }

    /**
     * How much of the first interval is left out, 0 to below 1. Entities that begin together, and are given the same load,
     * would all take their checkpoints at the same time, and the journal makes one after another: between them nothing
     * would be done, and what they show would wait in memory. Multiples of the golden ratio spread evenly, however many
     * there are (D. Knuth, "The Art of Computer Programming", volume 3, section 6.4, theorem S).
     */
    static double leftOutOfFirst(EntityId entity) {
        return (2.0 * entity.index() + entity.role().ordinal()) * GOLDEN % 1;
    }
}
