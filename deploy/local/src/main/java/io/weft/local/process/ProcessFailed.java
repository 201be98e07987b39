package io.weft.local.process;

import java.io.IOException;

/** A process can't be found, or does not do as it is told. The message says why, and what to do. */
public final class ProcessFailed extends IOException {

    private static final long serialVersionUID = 1;

    ProcessFailed(String message) {
        super(message);
    }
}
