package io.weft.persistence.rocksdb;

import java.io.IOException;

/**
 * A directory that was opened and checked.
 *
 * @param group the number of the last group of writes
 */
record OpenJournal(DirectoryLock lock, Witness witness, RocksStore store, long group) implements AutoCloseable {

    /** The lock goes last. */
    @Override
    public void close() throws IOException {
        try (DirectoryLock last = lock;
                Witness second = witness) {
            store.close();
        }
    }
}
