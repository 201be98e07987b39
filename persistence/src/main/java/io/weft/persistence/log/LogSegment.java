package io.weft.persistence.log;

/**
 * A segment that is in use.
 *
 * @param firstGroup the first group in it, or the one that will be
 * @param bytes      of the file
 */
record LogSegment(int number, long firstGroup, long bytes) {}
