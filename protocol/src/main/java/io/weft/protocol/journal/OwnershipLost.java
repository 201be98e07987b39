package io.weft.protocol.journal;

/** Another owner has claimed the entity while this one was recovering it: nothing was served, and nothing is to be. */
public final class OwnershipLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OwnershipLost(EntityId entity, long epoch, long newerEpoch) {
        super(entity + ": epoch " + epoch + " was overtaken by epoch " + newerEpoch + " while it recovered");
    }
}
