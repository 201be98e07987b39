package io.weft.node.settings;

import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.shard.ShardSettings;
import io.weft.protocol.shard.evaluate.EvaluationLimits;

/**
 * Section {@code weft.ledger}.
 *
 * @param shards       fixed for the life of a ledger
 * @param coordinators likewise
 */
public record LedgerSettings(int shards, int coordinators, ShardSettings shard, CoordinatorSettings coordinator) {

    static LedgerSettings read(Section ledger) {
        long retentionMs = positive(ledger, "retention-ms");
        long maxIdSkewMs = ledger.longWithin("max-id-skew-ms", 0, Long.MAX_VALUE);
        return new LedgerSettings(
                ledger.intWithin("shards", 1, ClusterIdentity.MAX_ENTITIES),
                ledger.intWithin("coordinators", 1, ClusterIdentity.MAX_ENTITIES),
                shard(ledger.section("shard"), retentionMs, maxIdSkewMs, limits(ledger)),
                coordinator(ledger.section("coordinator"), retentionMs, maxIdSkewMs));
    }

    private static EvaluationLimits limits(Section ledger) {
        return new EvaluationLimits(positive(ledger, "max-hold-ms"), count(ledger, "max-holds-per-account"),
                count(ledger, "max-assets-per-account"));
    }

    private static ShardSettings shard(Section shard, long retentionMs, long maxIdSkewMs, EvaluationLimits limits) {
        return shard.checked(() -> new ShardSettings(count(shard, "max-prepared"), count(shard, "max-waiting"),
                count(shard, "max-joined"), count(shard, "max-marks"), retentionMs, maxIdSkewMs,
                positive(shard, "max-wait-ms"), positive(shard, "inquire-after-ms"), positive(shard, "max-inquire-ms"), limits));
    }

    private static CoordinatorSettings coordinator(Section coordinator, long retentionMs, long maxIdSkewMs) {
        return coordinator.checked(() -> new CoordinatorSettings(count(coordinator, "max-active"),
                count(coordinator, "max-joined"), count(coordinator, "max-outcomes"), retentionMs, maxIdSkewMs,
                positive(coordinator, "max-undecided-ms"), positive(coordinator, "resend-ms"),
                positive(coordinator, "min-backoff-ms"), positive(coordinator, "max-backoff-ms")));
    }

    private static int count(Section section, String key) {
        return section.intWithin(key, 1, Integer.MAX_VALUE);
    }

    private static long positive(Section section, String key) {
        return section.longWithin(key, 1, Long.MAX_VALUE);
    }
}
