package io.weft.simulator.entity;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import java.util.List;

/** Sees everything that goes into the machines and comes out of them. */
public interface StepObserver {

    /**
     * A machine was asked, and this is what it wants done.
     *
     * @param nowMs   as the machine was told
     * @param input   null: its beginning, or a tick
     * @param records those of the role
     */
    void stepped(EntityId entity, long epoch, long nowMs, Message input, List<?> records, List<Sent> sent);

    /** These records became one frame. */
    void encoded(EntityId entity, byte[] payload, List<?> records);

    /** Begins to serve. */
    void serving(EntityId entity, long epoch, int node);

    /** Serves no more, for this reason. */
    void ended(EntityId entity, int node, String why);

    /** Something is wrong that a machine has noticed itself. */
    void broken(EntityId entity, RuntimeException cause);
}
