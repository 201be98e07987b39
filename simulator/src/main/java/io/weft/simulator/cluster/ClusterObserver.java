package io.weft.simulator.cluster;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;

/** Sees what happens to messages and processes. */
public interface ClusterObserver {

    /** What befell a message on its way. */
    enum Transit { SENT, LOST, CUT, DOUBLED, LATE, VERY_LATE, FORWARDED, NOBODY_THERE }

    /** @param to null: to a client */
    void transit(Transit what, EntityId to, Message message);

    void delivered(EntityId to, int node, Message message);

    /** Something happened to a process or to a place. */
    void happened(String kind, String text);
}
