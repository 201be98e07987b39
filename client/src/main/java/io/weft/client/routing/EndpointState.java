package io.weft.client.routing;

/** How a connection to an endpoint fares. */
public enum EndpointState {
    /** Nothing is open, and nothing is wrong. */
    IDLE,
    CONNECTING,
    CONNECTED,
    /** The node is stopping: it answers what it has taken, and takes nothing new. It is tried again later. */
    DRAINED,
    /** Lost, refused or silent. It is tried again after a pause that grows. */
    BACKING_OFF,
    /** Whoever is there does not speak this version of the API. It is tried again after the longest pause. */
    INCOMPATIBLE;

    static EndpointState after(StreamEnd end) {
        return switch (end) {
            case LOST -> BACKING_OFF;
            case DRAINED -> DRAINED;
            case INCOMPATIBLE -> INCOMPATIBLE;
        };
    }
}
