package io.weft.simulator.coverage;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.TxId;
import io.weft.simulator.coverage.ShardShadow.Waiting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Questions of a shard about assets of others, and its own answers. Not thread-safe. */
final class AssetWatch {

    private final Reached reached;
    private final ShardShadow shadow;
    /** Of this life, as far as it is known. */
    private long firstQuestion = Long.MAX_VALUE;
    private long lastQuestion;
    private long lastQuestionBefore;

    AssetWatch(Reached reached, ShardShadow shadow) {
        this.reached = reached;
        this.shadow = shadow;
    }

    void beforeStep() {
        lastQuestionBefore = lastQuestion;
    }

    /** Questions that a step has sent. */
    void sent(AskAssets ask, boolean isTick) {
        for (AskAssets.Item item : ask.items()) {
            firstQuestion = Math.min(firstQuestion, item.question());
            lastQuestion = Math.max(lastQuestion, item.question());
            reached.reach(isTick ? Transition.ASSET_ASKED_AGAIN : Transition.ASSET_ASKED);
        }
    }

    /** One that begins to wait in this step. */
    Waiting waiting(TxId txId, Attempt attempt, Digest digest, StepSeen step) {
        Set<AssetId> asked = new HashSet<>();
        step.each(AskAssets.class, ask -> ask.items().forEach(item -> asked.add(item.asset())));
        return new Waiting(txId, attempt, digest, asked, lastQuestionBefore);
    }

    /** Another shard has asked this one. */
    void asked(StepSeen step) {
        step.each(AssetStandings.class, answer -> answer.items().forEach(item -> reached.reach(switch (item.standing()) {
            case EXISTS -> Transition.ASSET_SAYS_EXISTS;
            case ABSENT -> Transition.ASSET_SAYS_ABSENT;
            case UNDECIDED -> Transition.ASSET_SAYS_UNDECIDED;
        })));
    }

    /** Those who die of it are told of when they leave. */
    void answered(AssetStandings.Item item, StepSeen step) {
        List<Waiting> askers = shadow.waiting().values().stream().filter(waiting -> waiting.asked().contains(item.asset())).toList();
        if (askers.isEmpty()) {
            reached.reach(Transition.ASSET_UNWANTED);
        } else if (item.standing() == AssetStandings.Standing.EXISTS) {
            reached.reach(Transition.ASSET_EXISTS);
        } else if (item.question() < firstQuestion) {
            reached.reach(Transition.ASSET_STALE_OF_OLD_OWNER);
        } else if (askers.stream().allMatch(waiting -> item.question() <= waiting.sinceQuestion())) {
            reached.reach(Transition.ASSET_STALE);
        } else if (item.standing() == AssetStandings.Standing.ABSENT) {
            reached.reach(Transition.ASSET_ABSENT);
        } else if (step.isSilent() && askers.stream().noneMatch(Waiting::isVote)) {
            reached.reach(Transition.ASSET_UNDECIDED_WAITS);
        }
    }
}
