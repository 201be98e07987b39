package io.weft.protocol.journal;

/** The journal is in order, but holds the ledger of another cluster. The message names both and says what to do. */
public final class OtherLedger extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OtherLedger(String message) {
        super(message);
    }
}
