package io.weft.simulator.entity;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.entity.EntityLimits;
import io.weft.protocol.entity.EntityLoop;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;

/** What an entity has of the process that it lives in. */
public interface EntityContext {

    int node();

    /** Of the wall, in milliseconds since 1970. */
    long wallClockMs();

    /** Counts elapsed time. */
    long nanoClock();

    /** Runs it in this process, after so much time; never, if the process is gone by then; later, if it stands still. */
    void after(long delayMs, Runnable event);

    Journal journal();

    Sender sender();

    EntityLimits limits();

    StepObserver observer();

    /** A life of an entity has ended by itself. */
    void ended(EntityId entity, SimulatedEntity<?, ?> life, EntityLoop.End end);

    /** A life of an entity could not begin. */
    void notBegun(EntityId entity, SimulatedEntity<?, ?> life);

    /** An entity has met what must not be: its process stops. */
    void failed(EntityId entity, RuntimeException cause);
}
