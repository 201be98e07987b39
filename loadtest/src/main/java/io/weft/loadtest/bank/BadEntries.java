package io.weft.loadtest.bank;

import java.io.IOException;
import java.nio.file.Path;

/** A file of entries that can't be used; the message names file and line. */
public final class BadEntries extends IOException {

    private static final long serialVersionUID = 1;

    BadEntries(Path file, long line, String message) {
        super(file + ", line " + line + ": " + message);
    }

    BadEntries(Path file, String message) {
        super(file + ": " + message);
    }
}
