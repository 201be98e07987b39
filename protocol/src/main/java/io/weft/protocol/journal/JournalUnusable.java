package io.weft.protocol.journal;

/**
 * The medium can't be used as it is, though nothing on it is known to be broken: a directory is in use, on a disk that is full
 * or fails, not writable, not a journal, or of another format; a database can't be reached, or has another schema. The message
 * names it and says what to do.
 */
public final class JournalUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalUnusable(String message) {
        super(message);
    }

    public JournalUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
