package io.weft.loadtest.bench;

import java.util.List;

/** Settings of a node that decide when it takes checkpoints. */
final class CheckpointSettings {

    /** No entity appends so much in any measurement. */
    static final List<String> NEVER = every(1_000_000_000_000L, 1_000_000_000_000_000L);

    private CheckpointSettings() {}

    /** Of each entity, whichever comes first. */
    static List<String> every(long frames, long bytes) {
        return List.of("weft.entities.checkpoint-every-frames = " + frames, "weft.entities.checkpoint-every-bytes = " + bytes);
    }
}
