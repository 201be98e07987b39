package io.weft.simulator.cluster;

import io.weft.protocol.message.Message;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.WellFormed;
import java.util.List;

/** What a gateway lets in. */
final class Gateway {

    private Gateway() {}

    /** The message without what is malformed; null if nothing is left. */
    static Message admit(Message message) {
        if (!(message instanceof Submit submit)) {
            return message;
        }
        List<Submit.Item> items = submit.items().stream().filter(item -> WellFormed.check(item.transaction()).isEmpty()).toList();
        return items.isEmpty() ? null : new Submit(items);
    }
}
