package io.weft.simulator.coverage;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage.Answer;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ShardRecord.HoldsExpired;
import io.weft.protocol.shard.ShardRecord.Purged;
import io.weft.simulator.entity.Sent;
import java.util.HashSet;
import java.util.Set;

/** One life of a shard. */
final class ShardWatch implements RoleWatch {

    private final Reached reached;
    private final ShardShadow shadow;
    private final PrepareWatch prepares;
    private final OneShardWatch oneShard;
    private final WaiterWatch waiters;
    private final ReadWatch reads;
    private final AssetWatch assets;
    private final Set<Asked> asked = new HashSet<>();

    private record Asked(TxId txId, Attempt attempt) {}

    ShardWatch(Reached reached, Set<TxId> appliedEver) {
        this.reached = reached;
        this.shadow = new ShardShadow(appliedEver);
        this.assets = new AssetWatch(reached, shadow);
        this.prepares = new PrepareWatch(reached, shadow, assets);
        this.oneShard = new OneShardWatch(reached, shadow, assets);
        this.waiters = new WaiterWatch(reached, shadow);
        this.reads = new ReadWatch(reached);
    }

    @Override
    public void begun(StepSeen step) {
        step.each(Inquire.class, inquire -> inquire.items().forEach(item -> {
            reached.reach(Transition.RECOVERS_IN_DOUBT);
            shadow.inDoubt().put(item.txId(), item.attempt());
            asked.add(new Asked(item.txId(), item.attempt()));
        }));
        if (shadow.inDoubt().isEmpty()) {
            reached.reach(step.epoch() == 1 ? Transition.SHARD_STARTS : Transition.SHARD_RECOVERS);
        }
    }

    @Override
    public void checkpointed() {
        if (!shadow.inDoubt().isEmpty()) {
            reached.reach(Transition.CHECKPOINT_IN_DOUBT);
        }
    }

    @Override
    public void stepped(StepSeen step) {
        assets.beforeStep();
        if (step.input() == null) {
            ticked(step);
        } else if (step.input() instanceof Prepare prepare) {
            prepare.items().forEach(item -> prepares.prepared(item, step));
        } else if (step.input() instanceof Decide decide) {
            decide.items().forEach(item -> prepares.decided(item));
        } else if (step.input() instanceof Submit submit) {
            submit.items().forEach(item -> oneShard.submitted(item, step));
        } else if (step.input() instanceof Bar bar) {
            bar.txIds().forEach(txId -> oneShard.barred(txId, step));
        } else if (step.input() instanceof FindTransaction) {
            step.each(Found.class, found -> found(found.state()));
        } else if (step.input() instanceof AskAssets) {
            assets.asked(step);
        } else if (step.input() instanceof ShardMessage.AssetStandings answer) {
            answer.items().forEach(item -> assets.answered(item, step));
        } else {
            reads.heard((ShardMessage) step.input(), step);
        }
        waiters.stepped(step);
        for (Sent message : step.sent()) {
            sent(message.message(), step);
        }
        reads.afterStep();
        expired(step);
    }

    private void sent(Message message, StepSeen step) {
        if (message instanceof Answer answer) {
            reads.sent(answer);
        } else if (message instanceof AskAssets ask) {
            assets.sent(ask, step.input() == null);
        } else {
            waiters.sent(message, step);
        }
    }

    /** Behind another record of the same step: that one has set it free. */
    private void expired(StepSeen step) {
        for (int i = 0; i < step.records().size(); i++) {
            if (step.records().get(i) instanceof HoldsExpired) {
                reached.reach(i == 0 ? Transition.HOLD_EXPIRED : Transition.HOLD_EXPIRED_LATE);
            }
        }
    }

    private void found(Found.State state) {
        reached.reach(switch (state) {
            case DECIDED -> Transition.ASKED_DECIDED;
            case PENDING -> Transition.ASKED_PENDING;
            case NOT_FOUND -> Transition.ASKED_NOTHING;
            case EXPIRED -> Transition.ASKED_TOO_OLD;
        });
    }

    private void ticked(StepSeen step) {
        step.each(Inquire.class, inquire -> inquire.items().forEach(item ->
                reached.reach(asked.add(new Asked(item.txId(), item.attempt())) ? Transition.ASKS : Transition.ASKS_AGAIN)));
        if (step.record(Purged.class, purged -> true) != null) {
            reached.reach(Transition.MARKS_PURGED);
        }
    }
}
