package io.weft.local.cassandra;

import java.net.InetSocketAddress;
import java.util.OptionalLong;

/**
 * What can be seen of a node from outside.
 *
 * @param address   where clients connect
 * @param pid       of its process, if it runs
 * @param answers   whether it answers clients
 * @param dataBytes of all files of its data, the commit log among them
 * @param version   of Cassandra, when it was started last
 */
public record NodeStatus(InetSocketAddress address, OptionalLong pid, boolean answers, long dataBytes, String version) {

    /** For a person. */
    public String state() {
        if (answers && pid.isPresent()) {
            return "up";
        }
        return pid.isPresent() ? "no answer" : "down";
    }
}
