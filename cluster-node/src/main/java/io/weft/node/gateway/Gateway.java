package io.weft.node.gateway;

import io.weft.node.settings.GatewaySettings;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.route.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/** The gateway of one node: several lanes, each an actor, under common limits. Thread-safe. */
public final class Gateway {

    private final Placement placement;
    private final Questions questions;
    private final List<Lane> lanes;
    private final Admitted admitted;
    private final Limits limits;
    private final AtomicInteger turn = new AtomicInteger();

    private Gateway(Placement placement, List<Lane> lanes, Admitted admitted, Limits limits) {
        this.placement = placement;
        this.questions = new Questions(placement);
        this.lanes = lanes;
        this.admitted = admitted;
        this.limits = limits;
    }

    /**
     * Starts the actors.
     *
     * @param props   of the actors: where they run
     * @param asParty makes the address under which the entities answer an actor
     * @param fatal   told when an actor has met a bug; the node must not go on
     */
    public static Gateway start(ActorSystem<?> system, Props props, GatewaySettings settings, Placement placement,
            Sender sender, Function<ActorRef<GatewayMessage>, Party> asParty, Consumer<Throwable> fatal) {
        LongSupplier nowMs = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        Limits limits = new Limits(new InFlightLimit(settings.maxTransactionsInFlight()),
                new InFlightLimit(settings.maxQuestionsInFlight()));
        Pending.ResendPause pause = new Pending.ResendPause(settings.resendFirstMs(), settings.resendLongestMs());
        GatewayActor.Setup setup = new GatewayActor.Setup(sender, asParty, pause, limits, nowMs,
                FlushGap.of(settings.flushGapUs(), system), fatal);
        Admitted admitted = new Admitted();
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < settings.lanes(); i++) {
            ActorRef<GatewayCommand> actor = system.systemActorOf(GatewayActor.create(setup), "weft-gateway-" + i, props);
            lanes.add(new Lane(actor, limits, admitted, nowMs));
        }
        return new Gateway(placement, List.copyOf(lanes), admitted, limits);
    }

    /**
     * Forgets what was asked and is not answered: whoever would carry the answers is about to go. Blocks until nothing more
     * is answered, or the time is over.
     */
    public void stop(long timeoutMs) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(lanes.size());
        lanes.forEach(lane -> lane.stop(stopped));
        stopped.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** The lanes take turns. Whoever sends more than one request keeps to one lane, so that they travel together. */
    public Lane lane() {
        return lanes.get(Math.floorMod(turn.getAndIncrement(), lanes.size()));
    }

    public Placement placement() {
        return placement;
    }

    public Questions questions() {
        return questions;
    }

    public Admitted admitted() {
        return admitted;
    }

    /** Transactions that were admitted and are not answered yet. */
    public int transactionsInFlight() {
        return limits.transactions().inFlight();
    }

    /** Requests of any kind that are not answered yet. */
    public int inFlight() {
        return transactionsInFlight() + limits.questions().inFlight();
    }
}
