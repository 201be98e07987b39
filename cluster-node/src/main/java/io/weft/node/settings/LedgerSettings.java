package io.weft.node.settings;

import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.shard.ShardSettings;
import io.weft.protocol.shard.evaluate.EvaluationLimits;

/**
 * Section {@code weft.ledger}. What the settings of the machines insist on is checked here first, to name the keys.
 *
 * @param shards       fixed for the life of a ledger
 * @param coordinators likewise
 */
public record LedgerSettings(int shards, int coordinators, ShardSettings shard, CoordinatorSettings coordinator) {

    /** A thousand years: sums of a few times do not overflow. */
    private static final long MAX_MS = 365_250L * 86_400_000;

    static LedgerSettings read(Section ledger) {
        int shards = ledger.intWithin("shards", 1, ClusterIdentity.MAX_ENTITIES);
        int coordinators = ledger.intWithin("coordinators", 1, ClusterIdentity.MAX_ENTITIES);
        RememberedIds fitting = new RememberedIds(Runtime.getRuntime().maxMemory(), shards, coordinators);
        return new LedgerSettings(shards, coordinators, shard(ledger, fitting), coordinator(ledger, fitting));
    }

    private static long retentionMs(Section ledger) {
        return positiveMs(ledger, "retention-ms");
    }

    private static long maxIdSkewMs(Section ledger) {
        return ledger.longWithin("max-id-skew-ms", 0, MAX_MS);
    }

    private static EvaluationLimits limits(Section ledger) {
        return new EvaluationLimits(positiveMs(ledger, "max-hold-ms"), count(ledger, "max-holds-per-account"),
                count(ledger, "max-assets-per-account"));
    }

    private static ShardSettings shard(Section ledger, RememberedIds fitting) {
        Section shard = ledger.section("shard");
        int maxPrepared = count(shard, "max-prepared");
        int maxMarks = countOr(shard, "max-marks", fitting.marks(maxPrepared + 1));
        long inquireAfterMs = positiveMs(shard, "inquire-after-ms");
        long maxInquireMs = positiveMs(shard, "max-inquire-ms");
        long maxWaitMs = positiveMs(shard, "max-wait-ms");
        shard.requireMore("max-marks", maxMarks, "max-prepared", maxPrepared);
        shard.requireAtMost("inquire-after-ms", inquireAfterMs, "max-inquire-ms", maxInquireMs);
        requireRemembered(ledger, "shard.max-wait-ms", maxWaitMs);
        return new ShardSettings(maxPrepared, count(shard, "max-waiting"), count(shard, "max-joined"), maxMarks,
                retentionMs(ledger), maxIdSkewMs(ledger), maxWaitMs, inquireAfterMs, maxInquireMs, limits(ledger));
    }

    private static CoordinatorSettings coordinator(Section ledger, RememberedIds fitting) {
        Section coordinator = ledger.section("coordinator");
        int maxActive = count(coordinator, "max-active");
        int maxOutcomes = countOr(coordinator, "max-outcomes", fitting.outcomes(maxActive + 1));
        long maxUndecidedMs = positiveMs(coordinator, "max-undecided-ms");
        long resendMs = positiveMs(coordinator, "resend-ms");
        long minBackoffMs = positiveMs(coordinator, "min-backoff-ms");
        long maxBackoffMs = positiveMs(coordinator, "max-backoff-ms");
        coordinator.requireMore("max-outcomes", maxOutcomes, "max-active", maxActive);
        coordinator.requireMore("max-undecided-ms", maxUndecidedMs, "resend-ms", resendMs);
        coordinator.requireAtMost("min-backoff-ms", minBackoffMs, "max-backoff-ms", maxBackoffMs);
        requireRemembered(ledger, "coordinator.max-undecided-ms", maxUndecidedMs);
        return new CoordinatorSettings(maxActive, count(coordinator, "max-joined"), maxOutcomes, retentionMs(ledger),
                maxIdSkewMs(ledger), maxUndecidedMs, resendMs, minBackoffMs, maxBackoffMs);
    }

    /** A transaction that began as late as its id allows must still be remembered when it has taken as long as it may. */
    private static void requireRemembered(Section ledger, String longestKey, long longestMs) {
        String keys = longestKey + " + " + ledger.fullKey("max-id-skew-ms");
        ledger.requireMore("retention-ms", retentionMs(ledger), keys, longestMs + maxIdSkewMs(ledger));
    }

    private static int count(Section section, String key) {
        return section.intWithin(key, 1, Integer.MAX_VALUE);
    }

    /** Zero leaves it open. */
    private static int countOr(Section section, String key, int ifOpen) {
        int count = section.intWithin(key, 0, Integer.MAX_VALUE);
        return count == 0 ? ifOpen : count;
    }

    private static long positiveMs(Section section, String key) {
        return section.longWithin(key, 1, MAX_MS);
    }
}
