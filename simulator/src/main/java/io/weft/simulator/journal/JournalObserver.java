package io.weft.simulator.journal;

import io.weft.protocol.journal.EntityId;

/** Sees what really happens at the medium, whoever is told. */
public interface JournalObserver {

    void claimed(EntityId entity, long epoch);

    /** A frame counts from now on. */
    void appended(EntityId entity, long epoch, long position, byte[] payload);

    /** An owner was refused because there is a newer one. */
    void fenced(EntityId entity, long epoch, long newerEpoch);

    void checkpointed(EntityId entity, long position);

    void doubtful(EntityId entity, String what);}
