package io.weft.protocol.shard;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.effects.Outbox;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.route.Placement;
import io.weft.protocol.time.AttemptLine;

/** What the parts of a shard machine share: its state, and the effects of the step that is under way. */
final class ShardCore {

    private final int index;
    private final Placement placement;
    private final ShardSettings settings;
    private final ShardState state;
    private final AttemptLine firstInquiries = new AttemptLine();
    private Effects<ShardRecord> out;

    ShardCore(int index, Placement placement, ShardSettings settings) {
        this.index = index;
        this.placement = placement;
        this.settings = settings;
        this.state = new ShardState(placement.salt());
    }

    void beginStep(long nowMs, Effects<ShardRecord> effects) {
        state.advanceTo(nowMs);
        out = effects;
    }

    int index() {
        return index;
    }

    ShardSettings settings() {
        return settings;
    }

    ShardState state() {
        return state;
    }

    /** When to ask for the first time about what is in doubt. */
    AttemptLine firstInquiries() {
        return firstInquiries;
    }

    long nowMs() {
        return state.timeMs();
    }

    Outbox outbox() {
        return out.outbox();
    }

    /** Decides a fact: it is journaled, and it is so from now on. */
    void emit(ShardRecord record) {
        out.record(record);
        state.apply(record);
    }

    /** Marks are purged down to their bound unless something old stays in doubt; then nothing new may add to them. */
    boolean marksAreFull() {
        return state.marks().size() + state.inDoubt().size() >= 2 * settings.maxMarks();
    }

    boolean owns(AccountId account) {
        return placement.shardOf(account) == index;
    }

    int shardOf(AccountId account) {
        return placement.shardOf(account);
    }
}
