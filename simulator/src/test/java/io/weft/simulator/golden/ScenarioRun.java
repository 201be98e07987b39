package io.weft.simulator.golden;

import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.simulator.audit.Names;
import io.weft.simulator.cluster.Network;
import io.weft.simulator.observe.Descriptions;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Limits;
import io.weft.simulator.plan.Noise;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.run.Result;
import io.weft.simulator.run.Script;
import io.weft.simulator.run.Simulation;
import io.weft.simulator.run.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One run of a scenario on three nodes: shard-0 on node 0, shard-1 on node 1, the coordinator on node 2. Every message
 * takes 5 ms between nodes and 1 ms within one, every append 1 ms. To be used once. Not thread-safe.
 */
final class ScenarioRun implements Script {

    private static final Plan.Shape SHAPE = new Plan.Shape(3, Ledger.SHARDS, Ledger.COORDINATORS);
    private static final EntityId COORDINATOR = EntityId.coordinator(0);
    private static final long COORDINATOR_MOVES_AT_MS = -1_000;
    private static final long USUAL_MS = 5;
    /** Longer than usual, so that few attempts tell the story. */
    private static final long MIN_BACKOFF_MS = 50;
    private static final long END_MS = 2_000;
    /** The scenario's own words for faults are better; and what a shard knows of assets it must ask for after every start. */
    private static final Pattern NOISE = Pattern.compile("\\* [A-Z]\\w+\\[.*|.* asks for issuer.*|.*issuer-0/1 EXISTS.*|.* has a checkpoint .*");
    private static final String LAST_LINE = "* faults end";

    private final Scenario scenario;
    private final Plan plan;
    private final Descriptions descriptions;
    private final Correspondence clients;
    private final List<String> lines = new ArrayList<>();
    private Stage stage;
    private Director director;
    private boolean over;

    private ScenarioRun(Scenario scenario) {
        this.scenario = scenario;
        this.plan = new Plan(Ledger.SEED, SHAPE, new Cast(Ledger.ACCOUNTS), false, limits(scenario), Noise.NONE, Ledger.setUp(),
                scenario.actions(), List.of(), END_MS);
        this.descriptions = new Descriptions();
        this.clients = new Correspondence(scenario);
    }

    private static Limits limits(Scenario scenario) {
        Limits usual = Limits.of(false, false);
        CoordinatorSettings own = usual.coordinator();
        return new Limits(usual.shard(), new CoordinatorSettings(own.maxActive(), own.maxJoined(), own.maxOutcomes(),
                own.retentionMs(), own.maxIdSkewMs(), scenario.maxUndecidedMs(), own.resendMs(), MIN_BACKOFF_MS, own.maxBackoffMs()),
                usual.entity());
    }

    /** What came of it, and as a text. */
    record Outcome(Result result, String text) {}

    static Outcome of(Scenario scenario) {
        ScenarioRun run = new ScenarioRun(scenario);
        Result result = Simulation.run(run.plan, run);
        return new Outcome(result, run.text());
    }

    private String text() {
        List<String> text = new ArrayList<>();
        text.add(scenario.title());
        text.add("");
        text.add("What clients want:");
        text.addAll(scenario.told());
        text.add("What happens" + (scenario.omitted().isEmpty() ? ""
                : ", without lines that say: " + String.join(", ", scenario.omitted())) + ":");
        text.addAll(lines);
        text.add("What clients were told:");
        text.addAll(clients.answers());
        text.add("Balances at the end: " + clients.balances());
        return String.join("\n", text) + "\n";
    }

    @Override
    public void begin(Stage given) {
        stage = given;
        director = new Director(stage, this::note);
        stage.after(COORDINATOR_MOVES_AT_MS - stage.nowMs(), () -> stage.inject(new Fault.Move(0, COORDINATOR, 2, true)));
        director.at(0, () -> scenario.direct(director));
    }

    @Override
    public int gateway(String question, int tryNumber) {
        return scenario.gateway(tryNumber);
    }

    @Override
    public void happened(String line) {
        over |= line.equals(LAST_LINE);
        if (!over && stage.nowMs() >= 0 && !NOISE.matcher(line).matches()) {
            note(line);
        }
    }

    private void note(String line) {
        if (line.startsWith("*") || scenario.omitted().stream().noneMatch(line::contains)) {
            lines.add(Text.at(stage.nowMs(), line));
        }
        director.seen(line);
    }

    @Override
    public List<Long> delaysMs(int from, int to, EntityId target, Message message) {
        if (from == Network.CLIENTS) {
            ask(to, message);
        }
        if (stage.nowMs() < 0 || over) {
            if (to == Network.CLIENTS) {
                clients.toldInTheEnd((GatewayMessage) message);
            }
            return List.of(USUAL_MS);
        }
        String words = to == Network.CLIENTS ? clients.described((GatewayMessage) message) : descriptions.message(message);
        List<Long> delaysMs = director.letters().delaysMs(Correspondence.name(target), words, USUAL_MS);
        if (to == Network.CLIENTS) {
            delaysMs.forEach(delayMs -> stage.after(delayMs, () -> tell((GatewayMessage) message)));
        }
        return delaysMs;
    }

    private void ask(int gateway, Message message) {
        String question = clients.asked(message);
        if (stage.nowMs() >= 0 && !over) {
            note("a client sends through node " + gateway + ": " + question);
        }
    }

    private void tell(GatewayMessage message) {
        clients.told(message);
        note("a client is told: " + clients.described(message));
    }
}
