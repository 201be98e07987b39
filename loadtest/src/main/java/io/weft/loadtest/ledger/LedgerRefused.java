package io.weft.loadtest.ledger;

import java.io.IOException;

/** The ledger did not commit what must commit. */
public final class LedgerRefused extends IOException {

    private static final long serialVersionUID = 1;

    LedgerRefused(String message) {
        super(message);
    }
}
