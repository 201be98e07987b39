package io.weft.node.statistics;

/**
 * What a node has sent to other nodes since it started.
 *
 * @param messages those of the cluster itself included
 * @param bytes    of those messages, with their envelopes
 */
public record TrafficCounts(long messages, long bytes) {

    public static final TrafficCounts NONE = new TrafficCounts(0, 0);
}
