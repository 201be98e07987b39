package io.weft.protocol.journal;

/** What is stored can't be trusted. Whoever meets it stops and starts on nothing; the message names file or record. */
public final class JournalCorrupted extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalCorrupted(String message) {
        super(message);
    }

    public JournalCorrupted(String message, Throwable cause) {
        super(message, cause);
    }
}
