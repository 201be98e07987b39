package io.weft.node.statistics;

/**
 * What a journal has done since it was opened.
 *
 * @param appendSyncs          fsyncs that made appended frames durable
 * @param appendedBytes        of those frames, headers included
 * @param checkpointsBegun     of all entities, those under way included
 * @param checkpointsInstalled those of them that stand
 * @param checkpointBusyUs     how long at least one was under way, up to now, in microseconds
 */
public record JournalCounts(long appendSyncs, long appendedBytes, long checkpointsBegun, long checkpointsInstalled,
        long checkpointBusyUs) {}
