package io.weft.actors.cluster;

/** Which messages nodes understand. */
public final class WireVersion {

    /** Raised when a node could no longer talk to one of the version before; see {@code MessageCodecs}. */
    public static final int CURRENT = 1;

    private WireVersion() {}
}
