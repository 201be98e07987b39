package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/** Why a directory is refused, in words, and as what: broken, or only out of reach. */
final class Refusal {

    private static final String MEND =
            "; make room (or mend the disk or its rights) and start again; nothing that was acknowledged is lost";

    private Refusal() {}

    /** Our own lock is held, so whoever has RocksDB's own is not one of us. */
    static RuntimeException of(Path directory, RocksDBException e) {
        String why = directory + " can't be opened: " + e.getMessage();
        if (why.contains("While lock file") || why.contains("lock hold by current process")) {
            return new JournalUnusable(directory + ": another program has the database open; stop it first", e);
        }
        return RocksFailure.isCorruptionAtOpening(e) ? new JournalCorrupted(why, e) : new JournalUnusable(why + MEND, e);
    }

    static RuntimeException of(Path directory, IOException e) {
        String why = directory + " can't be opened: " + inWords(e);
        return e instanceof NoSuchFileException ? new JournalCorrupted(why, e) : new JournalUnusable(why + MEND, e);
    }

    static JournalUnusable ofMaking(Path directory, IOException e) {
        String andSo = e instanceof NoSuchFileException ? ", and can't be made" : "";
        return new JournalUnusable("can't make the directory " + directory + ": " + inWords(e) + andSo, e);
    }

    /** Many of Java's own messages are nothing but the file's name. */
    private static String inWords(IOException e) {
        if (e instanceof FileSystemException of) {
            if (of instanceof NoSuchFileException) {
                return of.getFile() + " does not exist";
            }
            if (of instanceof AccessDeniedException) {
                return of.getFile() + " may not be read or written by this user";
            }
            if (of.getReason() != null) {
                return of.getFile() + ": " + of.getReason();
            }
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
