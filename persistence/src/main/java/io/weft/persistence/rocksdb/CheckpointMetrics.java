package io.weft.persistence.rocksdb;

/**
 * The checkpoints since the journal was opened.
 *
 * @param begun     by the thread that makes them, the one under way included
 * @param installed those of them that stand; the others were fenced off, or had failed
 * @param busyNanos how long at least one was under way, up to now: from its begin until its rows are where they are read and
 *                  the log is trimmed. One that waits for another is not under way
 */
public record CheckpointMetrics(long begun, long installed, long busyNanos) {}
