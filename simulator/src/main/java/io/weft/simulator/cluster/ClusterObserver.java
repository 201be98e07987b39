package io.weft.simulator.cluster;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.simulator.plan.Fault;

/** Sees what happens to messages and processes. */
public interface ClusterObserver {

    /** What befell a message on its way. */
    enum Transit { SENT, LOST, CUT, DOUBLED, LATE, VERY_LATE, FORWARDED, NOBODY_THERE }

    /** @param to null: to a client */
    void transit(Transit what, EntityId to, Message message);

    void delivered(EntityId to, int node, Message message);

    /** A fault does something, for the first time if it lasts. */
    void struck(Fault fault);

    /** Something else happened to a process or to a place. */
    void happened(String kind, String text);
}
