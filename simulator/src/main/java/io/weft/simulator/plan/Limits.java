package io.weft.simulator.plan;

import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.entity.CheckpointEvery;
import io.weft.protocol.entity.EntityLimits;
import io.weft.protocol.shard.ShardSettings;
import io.weft.protocol.shard.evaluate.EvaluationLimits;

/** The bounds of the entities of a run. */
public record Limits(ShardSettings shard, CoordinatorSettings coordinator, EntityLimits entity) {

    private static final long RETENTION_MS = 6_000;
    private static final long LONG_RETENTION_MS = 3_600_000;
    private static final long ID_SKEW_MS = 1_500;
    private static final long WAIT_MS = 2_000;
    private static final long UNDECIDED_MS = 3_000;
    private static final long MAX_HOLD_MS = 60_000;
    private static final EvaluationLimits NARROW = new EvaluationLimits(MAX_HOLD_MS, 3, 3);

    public boolean isTight() {
        return shard.maxMarks() < 100;
    }

    /**
     * @param forgetful outcomes are soon forgotten
     * @param tight     there is little room in everything
     */
    public static Limits of(boolean forgetful, boolean tight) {
        long retentionMs = forgetful ? RETENTION_MS : LONG_RETENTION_MS;
        EvaluationLimits evaluation = tight ? NARROW : new EvaluationLimits(MAX_HOLD_MS, 1_000, 100);
        ShardSettings shard = new ShardSettings(tight ? 6 : 1_000, tight ? 6 : 1_000, tight ? 2 : 8, tight ? 24 : 20_000,
                retentionMs, ID_SKEW_MS, WAIT_MS, 100, 1_000, evaluation);
        CoordinatorSettings coordinator = new CoordinatorSettings(tight ? 12 : 1_000, tight ? 2 : 8, tight ? 40 : 20_000,
                retentionMs, ID_SKEW_MS, UNDECIDED_MS, 300, 2, 100);
        EntityLimits entity = new EntityLimits(tight ? 2 : 100, tight ? 12 : 4_096, 10, 80,
                new CheckpointEvery(tight ? 3 : 25, 1 << 20));
        return new Limits(shard, coordinator, entity);
    }

    /** With few assets and holds for an account, and otherwise as it is. */
    public Limits withNarrowAccounts() {
        ShardSettings narrow = new ShardSettings(shard.maxPrepared(), shard.maxWaiting(), shard.maxJoined(), shard.maxMarks(),
                shard.retentionMs(), shard.maxIdSkewMs(), shard.maxWaitMs(), shard.inquireAfterMs(), shard.maxInquireMs(), NARROW);
        return new Limits(narrow, coordinator, entity);
    }
}
