/**
 * The log of frames: what is appended, and read only in a recovery. It knows no database and no checkpoint; whoever uses
 * it says up to where an entity's frames are no longer needed.
 *
 * <p>Files, all numbers big-endian. A folder of segments, numbered without gaps. A segment is a {@code SegmentHeader},
 * then groups, then the zeros that were written ahead of time, so that an append changes no length and its fsync writes
 * no metadata. A group is what one fsync made durable: a {@code GroupHeader} with its own checksum, the frames, a checksum
 * of header and frames. A frame is role (1 byte), index (4), length (4), then what {@code SealedFrame} stores. Segments
 * are deleted whole and never used again, and each has a random salt that is in the checksums of its group headers; so
 * nothing but a group that was written there can look like one.
 *
 * <p>Rule 24. One thread writes, each group only after the one before it was durable. So the header of any later group
 * proves that all before it were whole once: {@code FrameLogScan} takes a broken group for an append that never finished
 * only if no header of a later group is found anywhere behind it.
 */
package io.weft.persistence.log;
