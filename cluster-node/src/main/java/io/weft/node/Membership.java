package io.weft.node;

import io.weft.actors.cluster.Agreement;
import io.weft.actors.cluster.ClusterEntry;
import io.weft.actors.cluster.Entry;
import io.weft.actors.sharding.SingleNodeCluster;
import io.weft.node.settings.ClusterSettings;
import io.weft.protocol.route.ClusterIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;

/** How the node becomes a member of its cluster, be it one of its own. */
final class Membership {

    /** Joining has a time-out of its own; this one is for what must not be. */
    private static final long SPARE_MS = 10_000;

    private Membership() {}

    /** What a node must have in common with the others. Nothing in it is secret. */
    static Agreement agreement(ClusterSettings cluster, ClusterIdentity identity, Map<String, String> ofJournal) {
        Map<String, String> all = new HashMap<>(ofJournal);
        all.put("weft.cluster.name", cluster.name());
        all.put("weft.ledger.shards", String.valueOf(identity.shards()));
        all.put("weft.ledger.coordinators", String.valueOf(identity.coordinators()));
        all.put("the ledger in the journal", identity.fingerprint());
        return Agreement.of(all);
    }

    /**
     * Blocks until the node is a member; if it is alone, returns at once.
     *
     * @throws CannotStart if it is refused, or nobody answers
     */
    static void enter(ActorSystem<?> system, ClusterSettings cluster, Agreement agreement) throws InterruptedException {
        if (cluster.isAlone()) {
            SingleNodeCluster.join(system);
            return;
        }
        Entry entry = await(system, cluster, agreement);
        if (entry instanceof Entry.Refused refused) {
            throw new CannotStart(ExitCode.CLUSTER_REFUSED, "the cluster of " + refused.by() + " does not take this node: "
                    + String.join("; ", refused.differences()), null);
        }
        if (entry instanceof Entry.TimedOut timedOut) {
            throw unreachable(cluster, timedOut.heardOf()
                    ? "seeds have answered, but it is no member: is the first of them running, and can all reach "
                            + cluster.address() + "?"
                    : "none has answered: do they run, under the very names and ports that weft.cluster.seeds has for them?");
        }
    }

    private static Entry await(ActorSystem<?> system, ClusterSettings cluster, Agreement agreement) throws InterruptedException {
        Duration timeout = Duration.ofMillis(cluster.joinTimeoutMs());
        try {
            return ClusterEntry.join(system, agreement, cluster.seeds(), timeout).toCompletableFuture()
                    .get(cluster.joinTimeoutMs() + SPARE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart(ExitCode.UNEXPECTED, "joining has failed: " + e, e);
        }
    }

    private static CannotStart unreachable(ClusterSettings cluster, String why) {
        return new CannotStart(ExitCode.CLUSTER_UNREACHABLE, "the node has not joined through " + cluster.seeds() + " within "
                + cluster.joinTimeoutMs() + " ms (weft.cluster.join-timeout-ms): " + why, null);
    }
}
