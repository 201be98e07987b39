package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.ShardRecord;
import io.weft.simulator.audit.Finding;
import io.weft.simulator.audit.Names;
import io.weft.simulator.entity.Sent;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Watches that nobody who must have an account for himself is granted it while an older one waits for the same (rule 2).
 * Only those steps are looked at that need the account for themselves whatever its state. Not thread-safe.
 */
final class Queues {

    private final Placement placement;
    private final Map<Life, Queue> queues = new HashMap<>();
    /** What is prepared or done on a shard: a late prepare of these is not answered. */
    private final Map<EntityId, Set<TxId>> silent = new TreeMap<>();

    private record Life(EntityId entity, long epoch) {}

    /** Who has asked one life of a shard, and has no answer, with the accounts that he must have for himself. */
    private static final class Queue {
        private final Map<TxId, Set<AccountId>> waiting = new TreeMap<>();
        private final Map<Long, TxId> requests = new HashMap<>();
        private final Map<TxId, Set<AccountId>> known = new HashMap<>();
    }

    Queues(Placement placement) {
        this.placement = placement;
    }

    Optional<Finding> stepped(EntityId entity, long epoch, Message input, List<?> records, List<Sent> sent) {
        if (entity.role() != EntityId.Role.SHARD) {
            return Optional.empty();
        }
        Queue queue = queues.computeIfAbsent(new Life(entity, epoch), life -> new Queue());
        Map<TxId, Set<AccountId>> asked = asked(entity.index(), input, queue);
        leave(queue, input, records, sent);
        Set<TxId> settled = silent.computeIfAbsent(entity, e -> new HashSet<>());
        records.forEach(record -> note(record, settled));
        Optional<Finding> finding = records.stream().map(Queues::granted).filter(Objects::nonNull)
                .flatMap(txId -> overtaken(entity, queue, txId).stream()).findFirst();
        asked.forEach((txId, accounts) -> {
            if (!accounts.isEmpty() && !settled.contains(txId) && !isAnswered(txId, records, sent, queue)) {
                queue.waiting.put(txId, accounts);
            }
        });
        return finding;
    }

    private static void note(Object record, Set<TxId> settled) {
        if (record instanceof ShardRecord.Aborted aborted) {
            settled.remove(aborted.txId());
        } else if (subject(record) != null) {
            settled.add(subject(record));
        }
    }

    private Map<TxId, Set<AccountId>> asked(int shard, Message input, Queue queue) {
        Map<TxId, Set<AccountId>> asked = new TreeMap<>();
        if (input instanceof Prepare prepare) {
            prepare.items().forEach(item -> asked.put(item.txId(), forThemselves(shard, item.steps().stream().map(placed -> placed.step()).toList())));
        } else if (input instanceof Submit submit) {
            for (Submit.Item item : submit.items()) {
                asked.put(item.transaction().id(), forThemselves(shard, item.transaction().steps()));
                queue.requests.put(item.replyTo().requestId(), item.transaction().id());
            }
        }
        queue.known.putAll(asked);
        return asked;
    }

    private Set<AccountId> forThemselves(int shard, List<Step> steps) {
        Set<AccountId> accounts = new HashSet<>();
        for (Step step : steps) {
            AccountId account = step instanceof Step.SetFlags flags ? flags.account()
                    : step instanceof Step.OpenAccount open ? open.account()
                    : step instanceof Step.CloseAccount close ? close.account() : null;
            if (account != null && placement.shardOf(account) == shard) {
                accounts.add(account);
            }
        }
        return accounts;
    }

    private static void leave(Queue queue, Message input, List<?> records, List<Sent> sent) {
        queue.waiting.keySet().removeIf(txId -> isAnswered(txId, records, sent, queue));
        if (input instanceof Decide decide) {
            decide.items().forEach(item -> queue.waiting.remove(item.txId()));
        }
    }

    private static boolean isAnswered(TxId txId, List<?> records, List<Sent> sent, Queue queue) {
        return records.stream().anyMatch(record -> txId.equals(subject(record)))
                || sent.stream().anyMatch(one -> answers(one.message(), txId, queue));
    }

    private static boolean answers(Message message, TxId txId, Queue queue) {
        if (message instanceof Votes votes) {
            return votes.votes().stream().anyMatch(vote -> vote.txId().equals(txId));
        }
        return message instanceof Outcomes outcomes
                && outcomes.items().stream().anyMatch(item -> txId.equals(queue.requests.get(item.requestId())));
    }

    private static TxId subject(Object record) {
        TxId granted = granted(record);
        return granted != null ? granted : record instanceof ShardRecord.Refused refused ? refused.txId()
                : record instanceof ShardRecord.Barred barred ? barred.txId()
                : record instanceof ShardRecord.Aborted aborted ? aborted.txId() : null;
    }

    private static TxId granted(Object record) {
        return record instanceof ShardRecord.Prepared prepared ? prepared.txId()
                : record instanceof ShardRecord.Executed executed ? executed.txId() : null;
    }

    private static Optional<Finding> overtaken(EntityId entity, Queue queue, TxId granted) {
        Set<AccountId> own = queue.known.getOrDefault(granted, Set.of());
        return queue.waiting.entrySet().stream()
                .filter(older -> older.getKey().isOlderThan(granted) && !Collections.disjoint(older.getValue(), own)).findFirst()
                .map(older -> new Finding(Finding.Promise.NO_DEADLOCK, entity + " grants " + Names.of(granted)
                        + " what the older " + Names.of(older.getKey()) + " waits for"));
    }
}
