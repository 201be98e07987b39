package io.weft.simulator.journal;

/** A claim has happened, and its owner does not know: it has to claim again. */
public final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClaimLost() {
        super("the answer to a claim is missing");
    }
}
