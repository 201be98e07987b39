package io.weft.simulator.observe;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ShardRecord;
import io.weft.simulator.entity.Sent;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Who has asked one life of a shard and has no answer, with the accounts that he must have for himself. An answer is to
 * one attempt, or to one try: it says nothing about another attempt, another content, or the other tries. Not thread-safe.
 */
final class WaitingQueue {

    private final Map<TxId, Waiter> waiting = new TreeMap<>();
    private final Map<Long, Content> contents = new HashMap<>();
    /** The tries without an answer. */
    private final Map<Content, Set<Long>> open = new HashMap<>();
    private final Map<TxId, Attempt> latest = new HashMap<>();
    /** What is prepared or done as this life knows it: what it has recovered, and what it has done since. */
    private final Set<TxId> settled;

    /** Two contents may be under one id. */
    record Content(TxId txId, Digest digest) {}

    /**
     * @param attempt  null of a transaction of this shard alone
     * @param accounts that it must have for itself
     * @param assets   that it names and the shard may not know: it may also wait until the shard has heard of them
     */
    record Waiter(Content content, Attempt attempt, Set<AccountId> accounts, Set<AssetId> assets) {

        TxId txId() {
            return content.txId();
        }
    }

    /** @param recovered what is prepared or done when this life begins */
    WaitingQueue(Set<TxId> recovered) {
        settled = new HashSet<>(recovered);
    }

    /** These come now. */
    void hear(Message input) {
        if (input instanceof Submit submit) {
            submit.items().forEach(this::submitted);
        } else if (input instanceof Prepare prepare) {
            prepare.items().forEach(item -> dropOlder(item.txId(), item.attempt()));
        } else if (input instanceof Decide decide) {
            decide.items().forEach(item -> leave(item.txId(), waiter -> item.attempt().equals(waiter.attempt())));
        }
    }

    private void submitted(Submit.Item item) {
        Content content = new Content(item.transaction().id(), item.digest());
        contents.put(item.replyTo().requestId(), content);
        open.computeIfAbsent(content, c -> new HashSet<>()).add(item.replyTo().requestId());
    }

    /** One attempt takes the place of those before it, whatever comes of it. */
    private void dropOlder(TxId txId, Attempt attempt) {
        leave(txId, waiter -> waiter.attempt() != null && waiter.attempt().isBefore(attempt));
    }

    private void leave(TxId txId, Predicate<Waiter> which) {
        Waiter waiter = waiting.get(txId);
        if (waiter != null && which.test(waiter)) {
            waiting.remove(txId);
        }
    }

    /** This is what the shard has made of it. */
    void answer(List<?> records, List<Sent> sent) {
        sent.forEach(one -> answer(one.message()));
        for (Object record : records) {
            if (record instanceof ShardRecord.Barred barred) {
                waiting.remove(barred.txId());
            } else if (granted(record) != null) {
                leave(granted(record).txId(), waiter -> waiter.content().equals(granted(record)));
            }
            note(record, settled);
        }
    }

    private void answer(Message message) {
        if (message instanceof Votes votes) {
            votes.votes().forEach(vote -> leave(vote.txId(), waiter -> vote.attempt().equals(waiter.attempt())));
        } else if (message instanceof Outcomes outcomes) {
            outcomes.items().forEach(item -> answered(item.requestId()));
        }
    }

    private void answered(long request) {
        Content content = contents.remove(request);
        if (content != null) {
            open.get(content).remove(request);
            leave(content.txId(), waiter -> waiter.attempt() == null && waiter.content().equals(content) && !isOpen(content));
        }
    }

    private boolean isOpen(Content content) {
        return !open.get(content).isEmpty();
    }

    /** Whether it begins to wait now, having come in this step. What is settled is not answered, and does not wait. */
    boolean begins(Waiter asked, List<Sent> sent) {
        if (asked.attempt() != null) {
            // Two attempts may come in one message.
            dropOlder(asked.txId(), asked.attempt());
        }
        Waiter before = waiting.get(asked.txId());
        if (settled.contains(asked.txId())) {
            return false;
        }
        if (asked.attempt() == null) {
            return isOpen(asked.content()) && (before == null || !before.content().equals(asked.content()));
        }
        boolean isKnown = before != null && before.attempt() != null;
        // A late one changes nothing where a newer one waits, of this content or another; whether one does is not known here.
        boolean isLate = latest.containsKey(asked.txId()) && asked.attempt().isBefore(latest.get(asked.txId()));
        return !isKnown && !isLate && sent.stream().noneMatch(one -> isVote(one.message(), asked.attempt()));
    }

    private static boolean isVote(Message message, Attempt attempt) {
        return message instanceof Votes votes && votes.votes().stream().map(Vote::attempt).anyMatch(attempt::equals);
    }

    /**
     * Whether this attempt was never asked for before. One that comes again, even in the same message, may have been
     * answered once and wait since.
     */
    boolean isFirst(Waiter asked) {
        Attempt before = latest.get(asked.txId());
        if (before != null && !before.isBefore(asked.attempt())) {
            return false;
        }
        latest.put(asked.txId(), asked.attempt());
        return true;
    }

    void enter(Waiter waiter) {
        waiting.put(waiter.txId(), waiter);
    }

    /** An older one that waits for one of these accounts. */
    Optional<TxId> older(TxId txId, Set<AccountId> accounts) {
        return waiting.values().stream()
                .filter(older -> older.txId().isOlderThan(txId) && !Collections.disjoint(older.accounts(), accounts))
                .map(Waiter::txId).findFirst();
    }

    /** What a record grants; null if it does not. */
    static Content granted(Object record) {
        return record instanceof ShardRecord.Prepared prepared ? new Content(prepared.txId(), prepared.digest())
                : record instanceof ShardRecord.Executed executed ? new Content(executed.txId(), executed.digest()) : null;
    }

    /** Notes whether its id is prepared, done or barred from now on. */
    static void note(Object record, Set<TxId> settled) {
        if (record instanceof ShardRecord.Aborted aborted) {
            settled.remove(aborted.txId());
        } else if (record instanceof ShardRecord.Refused refused) {
            settled.add(refused.txId());
        } else if (record instanceof ShardRecord.Barred barred) {
            settled.add(barred.txId());
        } else if (granted(record) != null) {
            settled.add(granted(record).txId());
        }
    }
}
