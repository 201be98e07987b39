package io.weft.persistence.rocksdb;

/**
 * The directory can't be used as it is, though nothing in it is known to be broken: it is in use, on a disk that is full
 * or fails, not writable, not a journal, or of another format. The message names the directory and says what to do.
 */
public final class JournalUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    JournalUnusable(String message) {
        super(message);
    }

    JournalUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
