package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.simulator.cluster.ClusterObserver.Transit;
import io.weft.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What happened, line by line, for people; the same run gives the same lines. */
public final class Trace {

    private static final int MAX_LINES = 200_000;

    private final World world;
    private final Descriptions descriptions;
    private final Consumer<String> listener;
    private final List<String> lines = new ArrayList<>();

    /** @param listener told of each line, without its time */
    public Trace(World world, Descriptions descriptions, Consumer<String> listener) {
        this.world = world;
        this.descriptions = descriptions;
        this.listener = listener;
    }

    public List<String> lines() {
        return lines;
    }

    /** Adds a line with the time; beyond a bound nothing more is added. */
    public void line(String text) {
        if (lines.size() < MAX_LINES) {
            lines.add(String.format("%6d ms  %s", world.nowMs() - World.START_MS, text));
            listener.accept(text);
        }
    }

    void appended(EntityId entity, List<?> records) {
        line(entity + " has durably: " + descriptions.records(records));
    }

    void transit(Transit what, EntityId to, Message message) {
        if (what != Transit.SENT && what != Transit.FORWARDED) {
            line("* " + what.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": "
                    + descriptions.message(message) + (to == null ? " to a client" : " to " + to));
        }
    }

    void delivered(EntityId to, int node, Message message) {
        line(to + " on node " + node + " hears: " + descriptions.message(message));
    }
}
