package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.simulator.entity.Sent;
import java.util.List;

/** Watches that nobody is held up longer than the bounds say (rule 4). Not thread-safe. */
public final class Patience {

    void stepped(EntityId entity, Message input, List<?> records, List<Sent> sent) {
    }

    void lifeBegins(EntityId entity) {
    }
}
