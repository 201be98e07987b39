package io.weft.persistence.cassandra;

/**
 * What the journal has done since it was opened.
 *
 * @param frames               that became durable
 * @param frameBytes           of them, headers included
 * @param checks               reads of the owners' table
 * @param fenced               answers that somebody else is the owner
 * @param unknown              appends and checks of unknown fate
 * @param checkpointsBegun     the one under way included
 * @param checkpointsInstalled those of them that stand
 * @param checkpointBusyNanos  how long the thread of the checkpoints was busy, without the one under way
 */
public record CassandraJournalMetrics(
        long frames,
        long frameBytes,
        long checks,
        long fenced,
        long unknown,
        long checkpointsBegun,
        long checkpointsInstalled,
        long checkpointBusyNanos) {}
