package io.weft.actors.sharding;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.pattern.Patterns;

/** How many nodes take entities of either role. */
final class Regions {

    private static final Duration ASK_TIMEOUT = Duration.ofMillis(500);

    private Regions() {}

    /**
     * Whether so many nodes are ready to take entities. Until then it would be a pity to start them: the first nodes would
     * get all, and would have to hand over most. (Pekko's min-nr-of-members does not serve: a coordinator that moves
     * to another node waits for so many again, so a cluster that has become smaller would never find a lost entity.)
     */
    static CompletionStage<Boolean> areAtLeast(int nodes, ActorSystem<?> system) {
        // What is sent before, a region keeps; and while it keeps anything, a node that was refused could not stop.
        boolean isUp = Cluster.get(system).selfMember().status() == MemberStatus.up();
        if (!isUp || nodes == 1) {
            return CompletableFuture.completedFuture(isUp);
        }
        ClusterSharding sharding = ClusterSharding.get(Adapter.toClassic(system));
        return countOf(sharding.shardRegion(EntitySharding.SHARD.name())).thenCombine(
                countOf(sharding.shardRegion(EntitySharding.COORDINATOR.name())),
                (shards, coordinators) -> Math.min(shards, coordinators) >= nodes);
    }

    private static CompletionStage<Integer> countOf(ActorRef region) {
        return Patterns.ask(region, ShardRegion.getCurrentRegionsInstance(), ASK_TIMEOUT)
                .thenApply(answer -> ((ShardRegion.CurrentRegions) answer).getRegions().size());
    }
}
