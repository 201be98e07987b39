package io.weft.actors.placement;

import io.weft.actors.bundle.RemoteEntities;
import io.weft.actors.cluster.ClusterMessage;
import io.weft.actors.cluster.LoadReport;
import io.weft.actors.entity.EntityListener;
import io.weft.actors.entity.LocalEntities;
import io.weft.protocol.journal.EntityId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Tells all nodes how busy the entities of this one are: at intervals, and as soon as one begins or ceases to serve. Notes
 * what the others tell. A report that is lost is made up for by the next.
 */
public final class LoadReporter extends AbstractBehavior<Object> {

    public static final String NAME = "weft-load-reporter";

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);
    /** Of the newest measurement: with one a second, what is remembered is the last ten or so. A burst is not worth a move. */
    private static final double NEWEST_SHARE = 0.1;

    private final LocalEntities local;
    private final RemoteEntities remote;
    private final LoadBoard board;
    private final EntityListener listener;
    private final long reportIntervalNanos;
    private final Address self;
    private final Cluster cluster;

    private final Map<EntityId, Long> busyNanosBefore = new HashMap<>();
    private final Map<EntityId, Double> smoothedUsPerS = new HashMap<>();
    private Set<EntityId> reported = Set.of();
    private long measuredNanos = System.nanoTime();

    private enum Look implements NoSerializationVerificationNeeded { DUE }

    private LoadReporter(ActorContext<Object> context, LocalEntities local, RemoteEntities remote, LoadBoard board,
            EntityListener listener, long reportIntervalMs) {
        super(context);
        this.local = local;
        this.remote = remote;
        this.board = board;
        this.listener = listener;
        this.reportIntervalNanos = Duration.ofMillis(reportIntervalMs).toNanos();
        this.cluster = Cluster.get(context.getSystem());
        this.self = cluster.selfMember().address();
    }

    public static Behavior<Object> create(LocalEntities local, RemoteEntities remote, LoadBoard board, EntityListener listener,
            long reportIntervalMs) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Look.DUE, LOOK_INTERVAL);
            return new LoadReporter(context, local, remote, board, listener, reportIntervalMs);
        }));
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, due -> look())
                .onMessage(LoadReport.class, report -> {
                    board.note(report);
                    remote.note(report);
                    report.items().forEach(item -> listener.servingElsewhere(item.entity()));
                    return this;
                })
                .build();
    }

    private Behavior<Object> look() {
        Set<EntityId> serving = local.serving();
        long sinceNanos = System.nanoTime() - measuredNanos;
        if (sinceNanos >= reportIntervalNanos) {
            measuredNanos += sinceNanos;
            serving.forEach(entity -> measure(entity, sinceNanos));
            report(serving);
        } else if (!serving.equals(reported)) {
            report(serving);
        }
        return this;
    }

    private void measure(EntityId entity, long sinceNanos) {
        long busyNanos = local.busyNanos(entity);
        Long before = busyNanosBefore.put(entity, busyNanos);
        if (before != null) {
            double usPerS = (busyNanos - before) * 1e6 / sinceNanos;
            smoothedUsPerS.merge(entity, usPerS, (old, now) -> old + NEWEST_SHARE * (now - old));
        }
    }

    private void report(Set<EntityId> serving) {
        reported = serving;
        busyNanosBefore.keySet().retainAll(serving);
        smoothedUsPerS.keySet().retainAll(serving);
        List<LoadReport.Item> items = serving.stream()
                .map(entity -> new LoadReport.Item(entity, busyUsPerS(entity))).toList();
        LoadReport report = new LoadReport(self.toString(), items);
        board.note(report);
        Set<Address> members = StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .map(Member::address).collect(Collectors.toSet());
        members.add(self);
        Set<String> addresses = members.stream().map(Address::toString).collect(Collectors.toSet());
        board.retain(addresses);
        remote.retain(addresses);
        members.stream().filter(member -> !member.equals(self)).forEach(member -> send(report, member));
    }

    /** Of an entity that has just come here, the value that its last node has reported. */
    private long busyUsPerS(EntityId entity) {
        Double smoothed = smoothedUsPerS.get(entity);
        return smoothed == null ? board.busyUsPerS(entity) : Math.round(smoothed);
    }

    private void send(ClusterMessage report, Address member) {
        Adapter.toClassic(getContext().getSystem()).actorSelection(member + "/system/" + NAME)
                .tell(report, Adapter.toClassic(getContext().getSelf()));
    }
}
