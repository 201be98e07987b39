package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.Placement;
import io.weft.simulator.audit.Finding;
import io.weft.simulator.audit.Names;
import io.weft.simulator.entity.Sent;
import io.weft.simulator.observe.WaitingQueue.Content;
import io.weft.simulator.observe.WaitingQueue.Waiter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<Life, Shard> shards = new HashMap<>();
    /** What is durably prepared or done on a shard: a late prepare of these is not answered. */
    private final Map<EntityId, Set<TxId>> durable = new TreeMap<>();

    private record Life(EntityId entity, long epoch) {}

    /** One life of a shard. */
    private static final class Shard {
        private final WaitingQueue queue;
        /** The accounts that each must have for himself. */
        private final Map<Content, Set<AccountId>> known = new HashMap<>();
        /** What this life was told that it exists. */
        private final Set<AssetId> seenAssets = new HashSet<>();

        Shard(Set<TxId> recovered) {
            queue = new WaitingQueue(recovered);
        }
    }

    Queues(Placement placement) {
        this.placement = placement;
    }

    Optional<Finding> stepped(EntityId entity, long epoch, Message input, List<?> records, List<Sent> sent) {
        if (entity.role() != EntityId.Role.SHARD) {
            return Optional.empty();
        }
        Shard shard = shards.computeIfAbsent(new Life(entity, epoch), life -> new Shard(durable.getOrDefault(entity, Set.of())));
        List<Waiter> asked = asked(entity.index(), input);
        asked.forEach(waiter -> shard.known.put(waiter.content(), waiter.accounts()));
        hear(input, shard);
        shard.queue.answer(records, sent);
        Optional<Finding> finding = records.stream().map(WaitingQueue::granted).filter(Objects::nonNull)
                .flatMap(granted -> overtaken(entity, shard, granted).stream()).findFirst();
        for (Waiter waiter : asked) {
            boolean isNewAttempt = waiter.attempt() != null && shard.queue.isFirst(waiter);
            if (!waiter.accounts().isEmpty() && shard.queue.begins(waiter, sent)) {
                if (finding.isEmpty() && isNewAttempt) {
                    finding = waitsBehind(entity, shard, waiter);
                }
                shard.queue.enter(waiter);
            }
        }
        return finding;
    }

    /** Whoever may hold something elsewhere must not begin to wait behind an older one: that may close a circle. */
    private static Optional<Finding> waitsBehind(EntityId entity, Shard shard, Waiter waiter) {
        if (!shard.seenAssets.containsAll(waiter.assets())) {
            return Optional.empty();
        }
        return shard.queue.older(waiter.txId(), waiter.accounts()).map(older -> new Finding(Finding.Promise.NO_DEADLOCK,
                entity + " lets " + Names.of(waiter.txId()) + " wait behind the older " + Names.of(older)));
    }

    /** These records count, whichever life has made them. */
    void durable(EntityId entity, List<?> records) {
        records.forEach(record -> WaitingQueue.note(record, durable.computeIfAbsent(entity, e -> new HashSet<>())));
    }

    private List<Waiter> asked(int shard, Message input) {
        List<Waiter> asked = new ArrayList<>();
        if (input instanceof Prepare prepare) {
            prepare.items().forEach(item -> asked.add(waiter(shard, new Content(item.txId(), item.digest()), item.attempt(),
                    item.steps().stream().map(Prepare.PlacedStep::step).toList())));
        } else if (input instanceof Submit submit) {
            submit.items().forEach(item -> asked.add(waiter(shard, new Content(item.transaction().id(), item.digest()), null,
                    item.transaction().steps())));
        }
        return asked;
    }

    private Waiter waiter(int shard, Content content, Attempt attempt, List<Step> steps) {
        Set<AssetId> assets = NamedAssets.notCreatedBy(steps);
        assets.removeIf(asset -> placement.shardOf(asset.issuer()) == shard);
        return new Waiter(content, attempt, forThemselves(shard, steps), assets);
    }

    private static void hear(Message input, Shard shard) {
        shard.queue.hear(input);
        if (input instanceof AssetStandings standings) {
            standings.items().stream().filter(item -> item.standing() == AssetStandings.Standing.EXISTS)
                    .forEach(item -> shard.seenAssets.add(item.asset()));
        }
    }

    private Set<AccountId> forThemselves(int shard, List<Step> steps) {
        Set<AccountId> accounts = new HashSet<>();
        for (Step step : steps) {
            AccountId account = step instanceof Step.SetFlags flags ? flags.account()
                    : step instanceof Step.OpenAccount open ? open.account()
                    : step instanceof Step.CloseAccount close ? close.account()
                    : step instanceof Step.SetLimit limit ? limit.account()
                    : step instanceof Step.CreateAsset create ? create.asset().issuer() : null;
            if (account != null && placement.shardOf(account) == shard) {
                accounts.add(account);
            }
        }
        return accounts;
    }

    private static Optional<Finding> overtaken(EntityId entity, Shard shard, Content granted) {
        Set<AccountId> own = shard.known.getOrDefault(granted, Set.of());
        return shard.queue.older(granted.txId(), own)
                .map(older -> new Finding(Finding.Promise.NO_DEADLOCK, entity + " grants " + Names.of(granted.txId())
                        + " what the older " + Names.of(older) + " waits for"));
    }
}
