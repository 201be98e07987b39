package io.weft.protocol.entity;

/** A checkpoint is taken as soon as this many frames, or bytes of frames, were appended since the last: either is enough. */
public record CheckpointEvery(long frames, long bytes) {

    public CheckpointEvery {
        EntityLimits.requireAtLeast("checkpoint-every-frames", frames, 1);
        EntityLimits.requireAtLeast("checkpoint-every-bytes", bytes, 1);
    }
}
