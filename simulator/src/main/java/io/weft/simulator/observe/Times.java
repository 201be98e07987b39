package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.audit.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Watches that the time of an entity goes on where its last owner has journaled (rule 7). Not thread-safe. */
final class Times {

    private final Map<EntityId, Long> journaledMs = new HashMap<>();
    private final Map<EntityId, Long> latestEpochs = new HashMap<>();

    /** What was decided at this time of the entity is durable. */
    void durable(EntityId entity, long timeMs) {
        journaledMs.merge(entity, timeMs, Math::max);
    }

    Optional<Finding> stepped(EntityId entity, long epoch, long nowMs) {
        boolean begins = latestEpochs.getOrDefault(entity, 0L) < epoch;
        if (!begins) {
            return Optional.empty();
        }
        latestEpochs.put(entity, epoch);
        long reachedMs = journaledMs.getOrDefault(entity, 0L);
        return nowMs >= reachedMs ? Optional.empty() : Optional.of(new Finding(Finding.Promise.TIME_GOES_ON,
                entity + " begins epoch " + epoch + " " + (reachedMs - nowMs) + " ms before what it has journaled"));
    }
}
