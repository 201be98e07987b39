package io.weft.actors.cluster;

import java.util.List;

/** How an attempt to join has ended. */
public sealed interface Entry {

    /** The node is an up member. */
    record Joined() implements Entry {}

    /**
     * The node does not fit this cluster, and has not disturbed it.
     *
     * @param by          the node that said so
     * @param differences one sentence each
     */
    record Refused(String by, List<String> differences) implements Entry {}

    /** It did not become a member in time. @param heardOf whether any seed has answered at all */
    record TimedOut(boolean heardOf) implements Entry {}
}
