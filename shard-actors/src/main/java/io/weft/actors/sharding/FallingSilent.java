package io.weft.actors.sharding;

import io.weft.actors.entity.LocalEntities;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.pattern.Patterns;

/**
 * When a node that stops sends no more. If others take over its entities, only when the last of them has finished what it
 * had under way: votes, acknowledgements and answers are part of that. If there is nobody, at once (see
 * {@link ClusterSender}).
 */
final class FallingSilent {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(10);
    /** A region that has no entities any more still waits to hear where the last messages are to go; not for ever. */
    private static final Duration LAST_MESSAGES = Duration.ofSeconds(1);

    private final ActorSystem<?> system;
    private final ClusterSender sender;
    private final LocalEntities local;
    private final List<ActorRef<?>> regions;

    FallingSilent(ActorSystem<?> system, ClusterSender sender, LocalEntities local, List<ActorRef<?>> regions) {
        this.system = system;
        this.sender = sender;
        this.local = local;
        this.regions = regions;
    }

    void atShutdown() {
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        shutdown.addTask(CoordinatedShutdown.PhaseBeforeClusterShutdown(), "weft-fall-silent-if-alone", () -> {
            if (isAlone()) {
                sender.disconnect();
            }
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        shutdown.addTask(CoordinatedShutdown.PhaseClusterShardingShutdownRegion(), "weft-fall-silent", this::whenAllAreDone);
    }

    private boolean isAlone() {
        Cluster cluster = Cluster.get(system);
        return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .filter(member -> !member.uniqueAddress().equals(cluster.selfMember().uniqueAddress()))
                .map(Member::status)
                .noneMatch(status -> status == MemberStatus.up() || status == MemberStatus.weaklyUp());
    }

    /** Pekko ends this with its phase, should an entity not stop. */
    private CompletionStage<Done> whenAllAreDone() {
        if (local.actors() > 0) {
            return after(LOOK_INTERVAL, this::whenAllAreDone);
        }
        sender.disconnect();
        return after(isAlone() ? Duration.ZERO : LAST_MESSAGES, () -> {
            regions.forEach(region -> region.unsafeUpcast().tell(PoisonPill.getInstance()));
            return CompletableFuture.completedFuture(Done.getInstance());
        });
    }

    private CompletionStage<Done> after(Duration delay, Callable<CompletionStage<Done>> next) {
        return Patterns.after(delay, Adapter.toClassic(system), next);
    }
}
