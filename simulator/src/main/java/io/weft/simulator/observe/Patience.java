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

    /** A clock may be set by so much that nobody notices, and a tick is late by as much. */
    private static final long GRACE_MS = 500;
    private static final long USUAL_DELAY_OF_TICKS_MS = 10;

    private final long waitMs;
    private final long undecidedMs;
    private final long resendMs;
    private final Map<Life, Waits> lives = new HashMap<>();

    /** Two lives of an entity may go on side by side. */
    private record Life(EntityId entity, long epoch) {}

    /** Who waits for one life of an entity, by the number of his request. */
    private static final class Waits {
        private final Map<Long, Bound> bounds = new TreeMap<>();
        private long lastMs;
    }

    public Patience(Limits limits) {
        this.waitMs = limits.shard().maxWaitMs();
        this.undecidedMs = limits.coordinator().maxUndecidedMs();
        this.resendMs = limits.coordinator().resendMs();
    }

    Optional<Finding> stepped(EntityId entity, long epoch, long nowMs, Message input, List<Sent> sent) {
        Waits waits = lives.computeIfAbsent(new Life(entity, epoch), life -> new Waits());
        if (entity.role() == EntityId.Role.COORDINATOR && nowMs - waits.lastMs > resendMs + USUAL_DELAY_OF_TICKS_MS) {
            waits.bounds.values().forEach(Bound::jumped);
        }
        waits.lastMs = nowMs;
        long boundMs = entity.role() == EntityId.Role.SHARD ? waitMs : coordinatorMs(input);
        asked(input, waits.bounds, nowMs + boundMs);
        sent.forEach(one -> answered(one.message(), waits.bounds));
        if (input != null) {
            return Optional.empty();
        }
        return waits.bounds.entrySet().stream().filter(entry -> entry.getValue().isOver(nowMs)).findFirst()
                .map(late -> new Finding(Finding.Promise.BOUNDED_WAITS,
                        entity + " still owes an answer to request " + late.getKey() + ", long after its time was up"));
    }

    /** A transaction that is about to be given up may just have begun to be cancelled, which has its own time then. */
    private long coordinatorMs(Message input) {
        return input instanceof Submit ? undecidedMs + cancelMs() : cancelMs();
    }

    /** When its time is up is looked at only when bars would be sent again. */
    private long cancelMs() {
        return undecidedMs + resendMs;
    }

    /**
     * The bound of one request. The time of an entity may jump over it, because a clock was set or the process stood
     * still; what has just begun then may still end in its own time. A coordinator that owes an answer has a timer that
     * comes sooner than that.
     */
    private final class Bound {

        private long untilMs;
        private boolean isGraceGiven;
        private int jumps;

        Bound(long untilMs) {
            this.untilMs = untilMs;
        }

        void jumped() {
            jumps++;
        }

        boolean isOver(long nowMs) {
            if (nowMs <= untilMs) {
                return false;
            }
            if (!isGraceGiven) {
                isGraceGiven = true;
                untilMs = nowMs + GRACE_MS;
                return false;
            }
            untilMs = nowMs + cancelMs();
            return jumps-- <= 0;
        }
    }

    private void asked(Message input, Map<Long, Bound> waiting, long untilMs) {
        if (input instanceof Submit submit) {
            submit.items().forEach(item -> asked(item.replyTo().requestId(), waiting, untilMs));
        } else if (input instanceof FindTransaction find) {
            asked(find.replyTo().requestId(), waiting, untilMs);
        } else if (input instanceof CoordinatorMessage.Cancel cancel) {
            asked(cancel.replyTo().requestId(), waiting, untilMs);
        } else if (input instanceof ShardMessage.ReadAccount read) {
            asked(read.replyTo().requestId(), waiting, untilMs);
        } else if (input instanceof ShardMessage.ReadHolds read) {
            asked(read.replyTo().requestId(), waiting, untilMs);
        } else if (input instanceof ShardMessage.ReadAsset read) {
            asked(read.replyTo().requestId(), waiting, untilMs);
        }
    }

    /** Whoever asks twice waits from the first time on. */
    private void asked(long requestId, Map<Long, Bound> waiting, long untilMs) {
        waiting.computeIfAbsent(requestId, id -> new Bound(untilMs));
    }

    private static void answered(Message message, Map<Long, Bound> waiting) {
        if (message instanceof GatewayMessage.Outcomes outcomes) {
            outcomes.items().forEach(item -> waiting.remove(item.requestId()));
        } else if (message instanceof GatewayMessage.Answer answer) {
            waiting.remove(answer.requestId());
        }
    }
}
