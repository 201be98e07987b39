package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.Submit;
import io.weft.simulator.audit.Finding;
import io.weft.simulator.entity.Sent;
import io.weft.simulator.plan.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Watches that an entity which serves holds up nobody longer than its bounds say (rule 4): whoever has asked must have an
 * answer made for him by then. Measured by the entity's own time. Not thread-safe.
 */
public final class Patience {

    private static final long SHARD_GRACE_MS = 500;

    private final int maxGraces;
    private final long shardMs;
    private final long coordinatorMs;
    private final long coordinatorGraceMs;
    private final Map<Life, Map<Long, Bound>> bounds = new HashMap<>();

    /** Two lives of an entity may go on side by side. */
    private record Life(EntityId entity, long epoch) {}

    /** @param clockJumps how often a clock may jump over a bound */
    public Patience(Limits limits, int clockJumps) {
        this.maxGraces = 1 + clockJumps;
        this.shardMs = limits.shard().maxWaitMs();
        // A transaction that is given up may just have begun to be cancelled, also when a clock has jumped over its bound.
        this.coordinatorGraceMs = limits.coordinator().maxUndecidedMs() + limits.coordinator().resendMs();
        this.coordinatorMs = limits.coordinator().maxUndecidedMs() + coordinatorGraceMs;
    }

    Optional<Finding> stepped(EntityId entity, long epoch, long nowMs, Message input, List<Sent> sent) {
        Map<Long, Bound> waiting = bounds.computeIfAbsent(new Life(entity, epoch), life -> new TreeMap<>());
        boolean isShard = entity.role() == EntityId.Role.SHARD;
        Bound bound = new Bound(nowMs + (isShard ? shardMs : coordinatorMs), isShard ? SHARD_GRACE_MS : coordinatorGraceMs);
        asked(input, waiting, bound);
        sent.forEach(one -> answered(one.message(), waiting));
        if (input != null) {
            return Optional.empty();
        }
        return waiting.entrySet().stream().filter(entry -> entry.getValue().isOver(nowMs)).findFirst()
                .map(late -> new Finding(Finding.Promise.BOUNDED_WAITS,
                        entity + " still owes an answer to request " + late.getKey() + ", long after its time was up"));
    }

    /** The bound of one request. A clock may jump over it, more than once; what has just begun may still end in its own time. */
    private final class Bound {

        private final long graceMs;
        private long untilMs;
        private int graces;

        Bound(long untilMs, long graceMs) {
            this.untilMs = untilMs;
            this.graceMs = graceMs;
        }

        boolean isOver(long nowMs) {
            if (nowMs <= untilMs) {
                return false;
            }
            untilMs = nowMs + graceMs;
            return ++graces > maxGraces;
        }
    }

    private static void asked(Message input, Map<Long, Bound> waiting, Bound bound) {
        if (input instanceof Submit submit) {
            submit.items().forEach(item -> waiting.put(item.replyTo().requestId(), bound));
        } else if (input instanceof FindTransaction find) {
            waiting.put(find.replyTo().requestId(), bound);
        } else if (input instanceof CoordinatorMessage.Cancel cancel) {
            waiting.put(cancel.replyTo().requestId(), bound);
        } else if (input instanceof ShardMessage.ReadAccount read) {
            waiting.put(read.replyTo().requestId(), bound);
        } else if (input instanceof ShardMessage.ReadHolds read) {
            waiting.put(read.replyTo().requestId(), bound);
        } else if (input instanceof ShardMessage.ReadAsset read) {
            waiting.put(read.replyTo().requestId(), bound);
        }
    }

    private static void answered(Message message, Map<Long, Bound> waiting) {
        if (message instanceof GatewayMessage.Outcomes outcomes) {
            outcomes.items().forEach(item -> waiting.remove(item.requestId()));
        } else if (message instanceof GatewayMessage.Answer answer) {
            waiting.remove(answer.requestId());
        }
    }
}
