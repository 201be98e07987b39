package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.simulator.entity.Sent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was reached, and how often. Not thread-safe. */
public final class Coverage {

    private final Map<String, Long> counts = new TreeMap<>();

    public void happened(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void stepped(EntityId entity, long epoch, Message input, List<?> records, List<Sent> sent) {
    }

    public Map<String, Long> counts() {
        return counts;
    }

    public void add(Coverage other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }
}
