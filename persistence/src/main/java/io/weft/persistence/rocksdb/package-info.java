/**
 * The embedded journal: one log of frames and one RocksDB in one directory, one writer thread, one fsync for all who wait.
 *
 * <p>The way in: {@link io.weft.persistence.rocksdb.RocksJournal} queues a {@code Work}; the {@code GroupWriter} gathers
 * a group, writes its frames to the log and what else there is to RocksDB, and completes its stages. Of checkpoints
 * only the marker takes the same way: the {@code Checkpointer} writes their rows to {@code StagedFiles}, which RocksDB takes
 * as they are; behind each the {@code LogTrimmer} shortens the log. What
 * must hold between the two media after a crash is in {@code Media}. On opening, {@code Opening} checks the logs of both
 * ({@code LogScan} is RocksDB's own) and the {@code Witness} before anything is changed.
 */
package io.weft.persistence.rocksdb;
