package io.weft.simulator.run;

import io.weft.simulator.cluster.Rulings;

/**
 * Directs a run in which nothing is left to chance, for scenarios that are written by hand. Faults end when the plan says
 * so, as in every run. Called within the events of the run: what it wants done it does through its {@link Stage}.
 */
public interface Script extends Rulings {

    /** Called once, before anything happens. */
    void begin(Stage stage);

    /**
     * The node through which a client sends.
     *
     * @param question  such as the name of a transaction
     * @param tryNumber from 1
     */
    int gateway(String question, int tryNumber);

    /** Told of each line of the trace, without its time. */
    void happened(String line);
}
