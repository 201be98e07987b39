package io.weft.protocol.effects;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Gathers what goes to the same destination into few messages of bounded size. Keeps the order of first use. */
public final class Outbox {

    /** Most items of one message; with 64 steps each this stays far below the largest message of the transport. */
    public static final int MAX_ITEMS = 1024;

    private final Piles<Integer, Decide.Item> decisions = new Piles<>();
    private final Piles<Integer, Prepare.Item> prepares = new Piles<>();
    private final Piles<Integer, TxId> bars = new Piles<>();
    private final Piles<Integer, AskAssets.Item> assetQuestions = new Piles<>();
    private final Piles<Integer, AssetStandings.Item> assetAnswers = new Piles<>();
    private final Piles<Integer, Vote> votes = new Piles<>();
    private final Piles<Integer, Applied.Item> applied = new Piles<>();
    private final Piles<Integer, Inquire.Item> inquiries = new Piles<>();
    private final Piles<Integer, Barred.Item> barred = new Piles<>();
    private final Piles<Party, Outcomes.Item> outcomes = new Piles<>();
    private final Piles<Party, GatewayMessage.Answer> answers = new Piles<>();
    private final List<Piles<?, ?>> all = List.of(decisions, prepares, bars, assetQuestions, assetAnswers, votes, applied,
            inquiries, barred, outcomes, answers);

    private int self;

    public void prepare(int shard, Prepare.Item item) {
        prepares.add(shard, item);
    }

    public void decide(int shard, TxId txId, Attempt attempt, boolean commit) {
        decisions.add(shard, new Decide.Item(txId, attempt, commit));
    }

    public void bar(int fromCoordinator, int shard, TxId txId) {
        self = fromCoordinator;
        bars.add(shard, txId);
    }

    public void askAsset(int fromShard, int shard, AskAssets.Item item) {
        self = fromShard;
        assetQuestions.add(shard, item);
    }

    public void answerAsset(int shard, AssetStandings.Item item) {
        assetAnswers.add(shard, item);
    }

    public void vote(int fromShard, TxId txId, Attempt attempt, Ballot ballot) {
        self = fromShard;
        votes.add(attempt.coordinator(), new Vote(txId, attempt, ballot));
    }

    public void applied(int fromShard, TxId txId, Attempt attempt) {
        self = fromShard;
        applied.add(attempt.coordinator(), new Applied.Item(txId, attempt));
    }

    public void inquire(int fromShard, TxId txId, Attempt attempt) {
        self = fromShard;
        inquiries.add(attempt.coordinator(), new Inquire.Item(txId, attempt));
    }

    /** @param executed null if it is barred now */
    public void barred(int fromShard, int coordinator, TxId txId, Outcome executed) {
        self = fromShard;
        barred.add(coordinator, new Barred.Item(txId, executed));
    }

    public void outcome(ReplyTo replyTo, Outcome outcome) {
        outcomes.add(replyTo.party(), new Outcomes.Item(replyTo.requestId(), outcome));
    }

    public void answer(Party party, GatewayMessage.Answer answer) {
        answers.add(party, answer);
    }

    public boolean isEmpty() {
        for (Piles<?, ?> piles : all) {
            if (!piles.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Decisions go before prepares, so that what they release is free for those. */
    void drainTo(Sender sender) {
        int from = self;
        decisions.drain(Decide::new, sender::toShard);
        prepares.drain(Prepare::new, sender::toShard);
        bars.drain(items -> new Bar(from, items), sender::toShard);
        assetQuestions.drain(items -> new AskAssets(from, items), sender::toShard);
        assetAnswers.drain(AssetStandings::new, sender::toShard);
        votes.drain(items -> new Votes(from, items), sender::toCoordinator);
        applied.drain(items -> new Applied(from, items), sender::toCoordinator);
        inquiries.drain(items -> new Inquire(from, items), sender::toCoordinator);
        barred.drain(items -> new Barred(from, items), sender::toCoordinator);
        outcomes.drain(Outcomes::new, sender::toGateway);
        answers.drainAll((party, items) -> AnswerMessages.send(party, items, sender));
    }

    /** Items by destination. */
    private static final class Piles<D, T> {

        private final LinkedHashMap<D, List<T>> byDestination = new LinkedHashMap<>();

        void add(D destination, T item) {
            byDestination.computeIfAbsent(destination, d -> new ArrayList<>()).add(item);
        }

        boolean isEmpty() {
            return byDestination.isEmpty();
        }

        <M> void drain(Function<List<T>, M> message, BiConsumer<D, M> send) {
            byDestination.forEach((destination, items) -> {
                if (items.size() <= MAX_ITEMS) {
                    // Nobody else has the list, and nobody changes it any more.
                    send.accept(destination, message.apply(Collections.unmodifiableList(items)));
                    return;
                }
                for (int start = 0; start < items.size(); start += MAX_ITEMS) {
                    int end = Math.min(items.size(), start + MAX_ITEMS);
                    send.accept(destination, message.apply(List.copyOf(items.subList(start, end))));
                }
            });
            byDestination.clear();
        }

        void drainAll(BiConsumer<D, List<T>> send) {
            byDestination.forEach(send);
            byDestination.clear();
        }
    }
}
