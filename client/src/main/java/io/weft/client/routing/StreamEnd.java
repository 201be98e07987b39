package io.weft.client.routing;

/** Why a stream has ended. */
public enum StreamEnd {
    /** The connection broke, could not be made, or the node gave the stream up. */
    LOST,
    /** The node is stopping. */
    DRAINED,
    /** The method is not known there: nothing that was sent was admitted. */
    INCOMPATIBLE
}
