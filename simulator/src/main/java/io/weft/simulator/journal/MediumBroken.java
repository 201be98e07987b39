package io.weft.simulator.journal;

/** An append failed on the medium: the process that made it must stop (rule 23). */
public final class MediumBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How long the process stays down. */
    private final long downMs;

    MediumBroken(long downMs) {
        super("the medium has failed an append");
        this.downMs = downMs;
    }

    public long downMs() {
        return downMs;
    }
}
