package io.weft.simulator.run;

import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.simulator.audit.Clocks;
import io.weft.simulator.audit.Facts;
import io.weft.simulator.audit.Finding;
import io.weft.simulator.audit.Finding.Promise;
import io.weft.simulator.audit.Hints;
import io.weft.simulator.audit.History;
import io.weft.simulator.audit.Judge;
import io.weft.simulator.audit.Names;
import io.weft.simulator.client.Clients;
import io.weft.simulator.cluster.Cluster;
import io.weft.simulator.cluster.FaultInjector;
import io.weft.simulator.cluster.Network;
import io.weft.simulator.cluster.Rulings;
import io.weft.simulator.journal.Medium;
import io.weft.simulator.journal.SimulatedJournal;
import io.weft.simulator.observe.Coverage;
import io.weft.simulator.observe.Descriptions;
import io.weft.simulator.observe.Patience;
import io.weft.simulator.observe.Recorder;
import io.weft.simulator.observe.Trace;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.world.Chance;
import io.weft.simulator.world.Chance.Purpose;
import io.weft.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run of one plan, from an empty ledger to the verdict. To be used once. Not thread-safe. */
public final class Simulation {

    /** In which everything must be answered and settled after faults have ended; the entities' clocks may be at half speed. */
    private static final long CALM_MS = 40_000;
    private static final long MAX_EVENTS = 3_000_000;

    private final Plan plan;
    private final World world = new World();
    private final Facts facts = new Facts();
    private final Hints hints = new Hints();
    private final History history = new History();
    private final Coverage coverage = new Coverage();
    private final Trace trace;
    private final Recorder recorder;
    private final Cluster cluster;
    private final Clients clients;
    private final Medium medium;
    private final FaultInjector faults;
    private final List<Finding> findings = new ArrayList<>();

    private Simulation(Plan plan, boolean traced) {
        this(plan, traced, new Chance(plan.seed()), Rulings.NONE, line -> { });
    }

    private Simulation(Plan plan, Script script) {
        this(plan, true, Chance.none(), script, script::happened);
        clients.sendThrough(script::gateway);
        script.begin(new Stage(world, faults, medium));
    }

    private Simulation(Plan plan, boolean traced, Chance chance, Rulings rulings, Consumer<String> listener) {
        this.plan = plan;
        this.trace = traced ? new Trace(world, new Descriptions(), listener) : null;
        Placement placement = new Placement(new ClusterIdentity(plan.shape().shards(), plan.shape().coordinators(), plan.seed(), ~plan.seed()));
        this.recorder = new Recorder(world, facts, hints, trace, coverage, new Patience(plan.limits()), placement);
        this.medium = new Medium(chance.of(Purpose.JOURNAL), recorder::struck);
        SimulatedJournal journal = new SimulatedJournal(world, medium, recorder);
        Network network = new Network(world, chance.of(Purpose.NETWORK), plan.noise(), recorder, rulings);
        this.clients = new Clients(world, plan, placement, chance.of(Purpose.CLIENT), history);
        this.cluster = new Cluster(world, plan, placement, chance.of(Purpose.CLUSTER), network,
                coverage.watch(journal, plan.limits().entity().maxGatheredMessages()), recorder, recorder, clients::receive);
        clients.connect(cluster);
        this.faults = new FaultInjector(world, cluster, medium, recorder, World.START_MS + PlanMaker.SET_UP_MS);
    }

    /** Runs a plan. The same plan gives the same result. */
    public static Result run(Plan plan, boolean traced) {
        return new Simulation(plan, traced).run();
    }

    /** Runs a plan as a script directs it; the result has a trace. */
    public static Result run(Plan plan, Script script) {
        return new Simulation(plan, script).run();
    }

    private Result run() {
        long actionsBeginMs = World.START_MS + PlanMaker.SET_UP_MS;
        cluster.start();
        setUp(0);
        for (Action action : plan.actions()) {
            world.at(actionsBeginMs + action.atMs(), () -> clients.act(action));
        }
        faults.begin(plan.faults(), plan.endMs());
        long endMs = actionsBeginMs + plan.endMs();
        advance(endMs, () -> false);
        if (advance(endMs + CALM_MS, () -> clients.open() == 0)) {
            if (!advance(endMs + 2 * CALM_MS, facts::isNothingOpen)) {
                findings.add(new Finding(Promise.NOTHING_IN_DOUBT, facts.open()));
            }
            plan.cast().everybody().forEach(account -> clients.readAccount(account, false, true));
            advance(endMs + 3 * CALM_MS, () -> clients.open() == 0);
        }
        findings.addAll(0, recorder.findings());
        if (clients.open() > 0) {
            findings.add(new Finding(Promise.ANSWERED, "not answered: " + clients.describeOpen()));
        }
        if (findings.isEmpty()) {
            findings.addAll(new Judge(plan, new Clocks(cluster.minClockOffsetMs(), cluster.maxClockOffsetMs()), history, facts, hints).findings());
        }
        return new Result(plan, List.copyOf(findings), coverage, world.eventCount(), trace == null ? List.of() : trace.lines());
    }

    /** One after another, because each needs what those before it have made. */
    private void setUp(int next) {
        if (next < plan.setUp().size()) {
            clients.act(plan.setUp().get(next));
            awaitSetUp(next + 1);
        }
    }

    private void awaitSetUp(int next) {
        world.after(1, () -> {
            if (clients.open() == 0) {
                setUp(next);
            } else {
                awaitSetUp(next);
            }
        });
    }

    /** Runs until something is so, at most to a time. Whether it is so. */
    private boolean advance(long untilMs, BooleanSupplier enough) {
        while (!enough.getAsBoolean() && recorder.findings().isEmpty() && world.eventCount() < MAX_EVENTS) {
            if (!world.runOne(untilMs)) {
                return enough.getAsBoolean();
            }
        }
        return enough.getAsBoolean();
    }
}
