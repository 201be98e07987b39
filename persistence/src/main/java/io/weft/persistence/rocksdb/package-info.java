/**
 * The embedded journal: one RocksDB in one directory, one writer thread, one fsync for all who wait.
 *
 * <p>The way in: {@link io.weft.persistence.rocksdb.RocksJournal} queues a {@code Work}; the {@code GroupWriter} gathers
 * a group, writes it with one fsync, and completes its stages. Checkpoints are cut into chunks by the
 * {@code Checkpointer} and take the same way. On opening, {@code Opening} checks the logs ({@code LogScan}) and the
 * {@code Witness} before RocksDB may touch anything.
 */
package io.weft.persistence.rocksdb;
