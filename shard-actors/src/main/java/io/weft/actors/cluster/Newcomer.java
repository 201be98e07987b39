package io.weft.actors.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;

/** The one that knocks: asks all seeds again and again until one that counts has answered, joins, and waits to be up. */
final class Newcomer extends AbstractBehavior<Newcomer.Event> {

    private static final Duration KNOCK_INTERVAL = Duration.ofMillis(200);
    private final Setup setup;
    private final TimerScheduler<Event> timers;
    private final ActorRef<ClusterMessage> answers;
    private final Set<String> unsettled = new HashSet<>();
    private boolean joining;

    sealed interface Event {
        record KnockDue() implements Event {}

        record FounderMayGoOn() implements Event {}

        record Answered(ClusterMessage answer) implements Event {}

        record Up() implements Event {}

        record TooLate() implements Event {}
    }

    /**
     * @param founder whether it founds the cluster if there is none
     * @param founds  set when it goes to do so
     * @param entry   completed when it is over
     */
    record Setup(Agreement agreement, List<Address> seeds, boolean founder, AtomicBoolean founds, Duration timeout,
            CompletableFuture<Entry> entry) {}

    private Newcomer(ActorContext<Event> context, TimerScheduler<Event> timers, Setup setup) {
        super(context);
        this.setup = setup;
        this.timers = timers;
        this.answers = context.messageAdapter(ClusterMessage.class, Event.Answered::new);
    }

    static Behavior<Event> create(Setup setup) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            ActorRef<SelfUp> up = context.messageAdapter(SelfUp.class, event -> new Event.Up());
            Cluster.get(context.getSystem()).subscriptions().tell(Subscribe.create(up, SelfUp.class));
            timers.startTimerWithFixedDelay(new Event.KnockDue(), Duration.ZERO, KNOCK_INTERVAL);
            timers.startSingleTimer(new Event.TooLate(), setup.timeout());
            if (setup.founder()) {
                // A cluster may be there that it has once left. Pekko then looks for it as long again.
                timers.startSingleTimer(new Event.FounderMayGoOn(), context.getSystem().settings().config()
                        .getDuration("pekko.cluster.seed-node-timeout"));
            }
            return new Newcomer(context, timers, setup);
        }));
    }

    @Override
    public Receive<Event> createReceive() {
        return newReceiveBuilder()
                .onMessage(Event.KnockDue.class, due -> knock())
                .onMessage(Event.FounderMayGoOn.class, due -> join())
                .onMessage(Event.Answered.class, answered -> answered(answered.answer()))
                .onMessage(Event.Up.class, up -> end(new Entry.Joined()))
                .onMessage(Event.TooLate.class, late -> end(new Entry.TimedOut(joining || !unsettled.isEmpty())))
                .build();
    }

    private Behavior<Event> knock() {
        ClusterMessage.Knock knock = new ClusterMessage.Knock(setup.agreement(), answers);
        otherSeeds().forEach(seed -> Adapter.toClassic(getContext().getSystem())
                .actorSelection(seed + "/system/" + ClusterDoor.NAME).tell(knock, Adapter.toClassic(getContext().getSelf())));
        return this;
    }

    private Stream<Address> otherSeeds() {
        Address self = Cluster.get(getContext().getSystem()).selfMember().address();
        return setup.seeds().stream().filter(seed -> !seed.equals(self));
    }

    private Set<String> others() {
        return otherSeeds().map(ClusterEntry::hostPort).collect(Collectors.toSet());
    }

    private Behavior<Event> answered(ClusterMessage message) {
        if (joining || !(message instanceof ClusterMessage.DoorAnswer answer)) {
            return this;
        }
        if (!answer.settled()) {
            unsettled.add(answer.node());
            return setup.founder() && unsettled.containsAll(others()) ? join() : this;
        }
        List<String> differences = setup.agreement().differencesFrom(answer.agreement());
        return differences.isEmpty() ? join() : end(new Entry.Refused(answer.node(), differences));
    }

    private Behavior<Event> join() {
        if (!joining) {
            joining = true;
            setup.founds().set(setup.founder());
            timers.cancel(new Event.KnockDue());
            Cluster.get(getContext().getSystem()).manager().tell(new JoinSeedNodes(setup.seeds()));
        }
        return this;
    }

    private Behavior<Event> end(Entry how) {
        setup.entry().complete(how);
        return Behaviors.stopped();
    }
}
