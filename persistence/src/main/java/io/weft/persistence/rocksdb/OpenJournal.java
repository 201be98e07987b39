package io.weft.persistence.rocksdb;

import io.weft.persistence.log.FrameLog;
import java.io.IOException;

/**
 * A directory that was opened and checked.
 *
 * @param lastWrite the number of the last write of the database
 */
record OpenJournal(DirectoryLock lock, Witness witness, Media media, long lastWrite) implements AutoCloseable {

    /** The lock goes last. */
    @Override
    public void close() throws IOException {
        try (DirectoryLock last = lock;
                Witness third = witness;
                FrameLog second = media.log()) {
            media.store().close();
        }
    }
}
