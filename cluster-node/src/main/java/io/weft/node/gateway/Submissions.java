package io.weft.node.gateway;

import io.weft.protocol.effects.Outbox;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.Submit;
import io.weft.protocol.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Transactions on their way out, gathered by destination. */
final class Submissions {

    private final Map<Route, List<Submit.Item>> byDestination = new LinkedHashMap<>();

    void add(Route route, Submit.Item item) {
        byDestination.computeIfAbsent(route, r -> new ArrayList<>()).add(item);
    }

    /** Sends one message to each destination, or several if there are more items than one message may have. */
    void sendTo(Sender sender) {
        byDestination.forEach((route, items) -> {
            for (int start = 0; start < items.size(); start += Outbox.MAX_ITEMS) {
                int end = Math.min(items.size(), start + Outbox.MAX_ITEMS);
                send(route, new Submit(List.copyOf(items.subList(start, end))), sender);
            }
        });
        byDestination.clear();
    }

    private static void send(Route route, Submit submit, Sender sender) {
        if (route instanceof Route.ToShard direct) {
            sender.toShard(direct.shard(), submit);
        } else {
            sender.toCoordinator(((Route.ToCoordinator) route).coordinator(), submit);
        }
    }
}
