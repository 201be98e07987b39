package io.weft.node.statistics;

/**
 * What a journal has done since it was opened.
 *
 * @param appendSyncs   fsyncs that made appended frames durable
 * @param appendedBytes of those frames, headers included
 */
public record JournalCounts(long appendSyncs, long appendedBytes) {}
