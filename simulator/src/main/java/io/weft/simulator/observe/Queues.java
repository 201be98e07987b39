package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Watches that nobody who must have an account for himself is granted it while an older one waits for the same, and that
 * no participant waits behind an older one that waits (rule 2).
 * Only those steps are looked at that need the account for themselves whatever its state. Not thread-safe.
 */
final class Queues {

    private final Placement placement;
    private final Map<Life, Queue> queues = new HashMap<>();
    /** What is durably prepared or done on a shard: a late prepare of these is not answered. */
    private final Map<EntityId, Set<TxId>> durable = new TreeMap<>();

    private record Life(EntityId entity, long epoch) {}

    /** Who has asked one life of a shard, and has no answer, with the accounts that he must have for himself. */
    private static final class Queue {
        private final Map<TxId, Waiter> waiting = new TreeMap<>();
        private final Map<Long, TxId> requests = new HashMap<>();
        private final Map<Content, Set<AccountId>> known = new HashMap<>();
        /** What is prepared or done as this life knows it: what it has recovered, and what it has done since. */
        private final Set<TxId> settled;
        /** What this life was told that it exists. */
        private final Set<AssetId> seenAssets = new HashSet<>();

        Queue(Set<TxId> recovered) {
            settled = new HashSet<>(recovered);
        }
    }

    /**
     * @param accounts that it must have for itself
     * @param attempt  null of a transaction of this shard alone
     * @param assets   that it names: it may also wait until the shard has heard of them
     */
    private record Waiter(Set<AccountId> accounts, Attempt attempt, Set<AssetId> assets) {}

    /** Two contents may be under one id. */
    private record Content(TxId txId, Digest digest) {}

    Queues(Placement placement) {
        this.placement = placement;
    }

    Optional<Finding> stepped(EntityId entity, long epoch, Message input, List<?> records, List<Sent> sent) {
        if (entity.role() != EntityId.Role.SHARD) {
            return Optional.empty();
        }
        Queue queue = queues.computeIfAbsent(new Life(entity, epoch), life -> new Queue(durable.getOrDefault(entity, Set.of())));
        Map<TxId, Waiter> asked = asked(entity.index(), input, queue);
        hear(input, queue);
        leave(queue, input, records, sent);
        records.forEach(record -> note(record, queue.settled));
        Optional<Finding> finding = records.stream().map(Queues::granted).filter(Objects::nonNull)
                .flatMap(granted -> overtaken(entity, queue, granted).stream()).findFirst();
        asked.entrySet().removeIf(entry -> entry.getValue().accounts().isEmpty() || queue.settled.contains(entry.getKey())
                || isAnswered(entry.getKey(), records, sent, queue));
        for (Map.Entry<TxId, Waiter> waits : asked.entrySet()) {
            if (finding.isEmpty() && input instanceof Prepare && !queue.waiting.containsKey(waits.getKey())) {
                finding = waitsBehind(entity, queue, waits.getKey(), waits.getValue());
            }
            queue.waiting.merge(waits.getKey(), waits.getValue(), Queues::newer);
        }
        return finding;
    }

    /** A prepare of an older attempt that comes late changes nothing. */
    private static Waiter newer(Waiter before, Waiter now) {
        boolean isLate = before.attempt() != null && now.attempt() != null && now.attempt().isBefore(before.attempt());
        return isLate ? before : now;
    }

    /** Whoever may hold something elsewhere must not begin to wait behind an older one: that may close a circle. */
    private static Optional<Finding> waitsBehind(EntityId entity, Queue queue, TxId txId, Waiter waiter) {
        if (!queue.seenAssets.containsAll(waiter.assets())) {
            return Optional.empty();
        }
        return older(queue, txId, waiter.accounts()).map(older -> new Finding(Finding.Promise.NO_DEADLOCK,
                entity + " lets " + Names.of(txId) + " wait behind the older " + Names.of(older)));
    }

    /** These records count, whichever life has made them. */
    void durable(EntityId entity, List<?> records) {
        records.forEach(record -> note(record, durable.computeIfAbsent(entity, e -> new HashSet<>())));
    }

    private static void note(Object record, Set<TxId> settled) {
        if (record instanceof ShardRecord.Aborted aborted) {
            settled.remove(aborted.txId());
        } else if (subject(record) != null) {
            settled.add(subject(record));
        }
    }

    private Map<TxId, Waiter> asked(int shard, Message input, Queue queue) {
        Map<TxId, Waiter> asked = new LinkedHashMap<>();
        if (input instanceof Prepare prepare) {
            prepare.items().forEach(item -> ask(queue, asked, new Content(item.txId(), item.digest()),
                    waiter(shard, item.steps().stream().map(Prepare.PlacedStep::step).toList(), item.attempt())));
        } else if (input instanceof Submit submit) {
            for (Submit.Item item : submit.items()) {
                ask(queue, asked, new Content(item.transaction().id(), item.digest()),
                        waiter(shard, item.transaction().steps(), null));
                queue.requests.put(item.replyTo().requestId(), item.transaction().id());
            }
        }
        return asked;
    }

    private Waiter waiter(int shard, List<Step> steps, Attempt attempt) {
        return new Waiter(forThemselves(shard, steps), attempt, NamedAssets.of(steps));
    }

    private static void hear(Message input, Queue queue) {
        if (input instanceof AssetStandings standings) {
            standings.items().stream().filter(item -> item.standing() == AssetStandings.Standing.EXISTS)
                    .forEach(item -> queue.seenAssets.add(item.asset()));
        }
    }

    private static void ask(Queue queue, Map<TxId, Waiter> asked, Content content, Waiter waiter) {
        asked.put(content.txId(), waiter);
        queue.known.put(content, waiter.accounts());
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
            decide.items().forEach(item -> queue.waiting.computeIfPresent(item.txId(),
                    (txId, waiter) -> item.attempt().equals(waiter.attempt()) ? null : waiter));
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
        Content granted = granted(record);
        return granted != null ? granted.txId() : record instanceof ShardRecord.Refused refused ? refused.txId()
                : record instanceof ShardRecord.Barred barred ? barred.txId()
                : record instanceof ShardRecord.Aborted aborted ? aborted.txId() : null;
    }

    private static Content granted(Object record) {
        return record instanceof ShardRecord.Prepared prepared ? new Content(prepared.txId(), prepared.digest())
                : record instanceof ShardRecord.Executed executed ? new Content(executed.txId(), executed.digest()) : null;
    }

    private static Optional<Finding> overtaken(EntityId entity, Queue queue, Content granted) {
        Set<AccountId> own = queue.known.getOrDefault(granted, Set.of());
        return older(queue, granted.txId(), own)
                .map(older -> new Finding(Finding.Promise.NO_DEADLOCK, entity + " grants " + Names.of(granted.txId())
                        + " what the older " + Names.of(older) + " waits for"));
    }

    /** An older one that waits for one of these accounts. */
    private static Optional<TxId> older(Queue queue, TxId txId, Set<AccountId> accounts) {
        return queue.waiting.entrySet().stream()
                .filter(older -> older.getKey().isOlderThan(txId) && !Collections.disjoint(older.getValue().accounts(), accounts))
                .map(Map.Entry::getKey).findFirst();
    }
}
