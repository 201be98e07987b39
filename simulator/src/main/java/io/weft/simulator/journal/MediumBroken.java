package io.weft.simulator.journal;

import io.weft.simulator.plan.Fault;

/** An append failed on the medium, or is to end with a crash: the process that made it must stop (rule 23). */
public final class MediumBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;
    private final long downMs;

    MediumBroken(Fault fault, long downMs) {
        super("the medium has failed an append");
        this.fault = fault;
        this.downMs = downMs;
    }

    /** It strikes only if its process lives to hear of it. */
    public Fault fault() {
        return fault;
    }

    /** How long the process stays down. */
    public long downMs() {
        return downMs;
    }
}
