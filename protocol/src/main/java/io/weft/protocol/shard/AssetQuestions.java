package io.weft.protocol.shard;

import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.evaluate.AssetKnowledge.Standing;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this shard knows of assets, and what it has asked other shards (rule 6). A yes is remembered, because an asset
 * stays; a no holds only for those who had come before the question was asked. Not thread-safe.
 */
final class AssetQuestions {

    private static final int MAX_KNOWN = 65_536;

    private final ShardCore core;
    private final Set<AssetId> known = new HashSet<>();
    private final Map<AssetId, Set<TxId>> awaiting = new HashMap<>();
    /** Those that a timer asks again for. */
    private final Set<AssetId> repeated = new HashSet<>();
    private long questions;

    AssetQuestions(ShardCore core) {
        this.core = core;
    }

    /** Questions of an earlier owner have smaller numbers than all that come, so that their answers are known as old. */
    void begin(long epoch) {
        questions = epoch << 32;
    }

    /** The number of the last question: it tells who came before an answer's question. */
    long lastQuestion() {
        return questions;
    }

    Standing standing(AssetId asset) {
        if (core.owns(asset.issuer())) {
            return ownStanding(asset);
        }
        return known.contains(asset) ? Standing.EXISTS : Standing.UNSEEN;
    }

    private Standing ownStanding(AssetId asset) {
        if (core.state().ledger().definition(asset) != null) {
            return Standing.EXISTS;
        }
        return core.state().locks().mode(asset.issuer()) == LockMode.EXCLUSIVE ? Standing.PENDING : Standing.ABSENT;
    }

    /** Asks on behalf of a request. Whether nobody had seen to it yet that it is asked again until it is answered. */
    boolean ask(AssetId asset, TxId age) {
        awaiting.computeIfAbsent(asset, a -> new LinkedHashSet<>()).add(age);
        send(asset);
        return repeated.add(asset);
    }

    /** Asks again. Whether it must be repeated still: not if nobody awaits the answer any more. */
    boolean askAgain(AssetId asset) {
        if (!awaiting.containsKey(asset)) {
            repeated.remove(asset);
            return false;
        }
        send(asset);
        return true;
    }

    private void send(AssetId asset) {
        questions++;
        core.outbox().askAsset(core.index(), core.shardOf(asset.issuer()), new AskAssets.Item(asset, questions));
    }

    void forget(Set<AssetId> assets, TxId age) {
        for (AssetId asset : assets) {
            Set<TxId> ages = awaiting.get(asset);
            if (ages != null && ages.remove(age) && ages.isEmpty()) {
                awaiting.remove(asset);
            }
        }
    }

    /** Takes an answer and returns who awaited it. */
    List<TxId> answered(AssetStandings.Item item) {
        if (item.standing() == AssetStandings.Standing.EXISTS) {
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.add(item.asset());
        }
        return List.copyOf(awaiting.getOrDefault(item.asset(), Set.of()));
    }

    /** Answers another shard. */
    void answer(AskAssets question) {
        for (AskAssets.Item item : question.items()) {
            AssetStandings.Standing standing = switch (ownStanding(item.asset())) {
                case EXISTS -> AssetStandings.Standing.EXISTS;
                case ABSENT -> AssetStandings.Standing.ABSENT;
                default -> AssetStandings.Standing.UNDECIDED;
            };
            core.outbox().answerAsset(question.askingShard(), new AssetStandings.Item(item.asset(), item.question(), standing));
        }
    }
}
