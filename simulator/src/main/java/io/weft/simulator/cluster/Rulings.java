package io.weft.simulator.cluster;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import java.util.List;

/** Decides about single messages between nodes, and between nodes and clients, in the place of chance. */
public interface Rulings {

    /** Leaves every message to chance. */
    Rulings NONE = (from, to, target, message) -> null;

    /**
     * After how many milliseconds each copy of a message arrives.
     *
     * @param from   a node, or {@link Network#CLIENTS}
     * @param to     a node, or {@link Network#CLIENTS}
     * @param target null: a client
     * @return empty: it is lost; null: as chance will have it
     */
    List<Long> delaysMs(int from, int to, EntityId target, Message message);
}
