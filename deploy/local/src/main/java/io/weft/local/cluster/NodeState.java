package io.weft.local.cluster;

/** What can be seen of a node from outside. */
public enum NodeState {

    /** Its process runs, and it has said that it serves. */
    SERVING,
    /** Its process runs, and it does not serve yet; or it is about to end. */
    STARTING,
    /** Its process is stopped by a signal until it is resumed. */
    PAUSED,
    /** It has no process. */
    DEAD
}
