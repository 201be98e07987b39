package io.weft.simulator.plan;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.plan.Mix.Feature;
import io.weft.simulator.plan.Plan.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Makes what goes wrong. */
final class FaultMaker {

    private static final List<String> KINDS = List.of("Prepare", "Votes", "Decide", "Applied", "Inquire", "Bar", "Barred",
            "AskAssets", "AssetStandings", "Submit", "Outcomes");
    private static final long HOUR_MS = 3_600_000;

    private final Random random;
    private final Mix mix;
    private final Shape shape;
    private final long endMs;
    private final List<Fault> faults = new ArrayList<>();

    FaultMaker(Random random, Mix mix, Shape shape, long endMs) {
        this.random = random;
        this.mix = mix;
        this.shape = shape;
        this.endMs = endMs;
    }

    List<Fault> make() {
        some(Feature.CRASHES, 4, () -> new Fault.CrashNode(atMs(), node(), 50 + random.nextInt(random.nextInt(3) == 0 ? 7_000 : 1_500), random.nextBoolean()));
        some(Feature.APPEND_CRASHES, 10, () -> new Fault.CrashAtAppend(atMs(), entity(),
                random.nextInt(3) == 0 ? Fault.AppendMoment.BEFORE : Fault.AppendMoment.AFTER, 50 + random.nextInt(800)));
        some(Feature.PAUSES, 3, () -> new Fault.PauseNode(atMs(), node(), 50 + random.nextInt(random.nextInt(3) == 0 ? 7_000 : 1_500), false));
        some(Feature.ZOMBIES, 3, () -> new Fault.PauseNode(atMs(), node(), 600 + random.nextInt(3_000), true));
        some(Feature.MOVES, 6, () -> new Fault.Move(atMs(), entity(), node(), random.nextInt(3) > 0));
        some(Feature.CUTS, 4, () -> new Fault.Cut(atMs(), node(), node(), random.nextBoolean(), 100 + random.nextInt(3_000)));
        some(Feature.CLOCKS, 4, () -> new Fault.ClockJump(atMs(), node(), jumpMs()));
        some(Feature.SLOW_JOURNAL, 3, () -> new Fault.SlowJournal(atMs(), 200 + random.nextInt(1_000), 5 + random.nextInt(150)));
        some(Feature.DOUBTFUL_JOURNAL, 4, () -> new Fault.DoubtfulJournal(atMs(), entity(), 100 + random.nextInt(1_000)));
        some(Feature.BROKEN_JOURNAL, 2, () -> new Fault.BrokenAppend(atMs(), entity(), random.nextBoolean(), 50 + random.nextInt(500)));
        some(Feature.JINX, 4, () -> new Fault.Jinx(atMs(), KINDS.get(random.nextInt(KINDS.size())), 300 + random.nextInt(3_000), 2_500));
        for (int i = mix.has(Feature.LATE_ANSWERS) ? 1 + random.nextInt(4) : 0; i > 0; i--) {
            lateAnswersWhileItMoves();
        }
        faults.sort(Comparator.comparingLong(Fault::atMs));
        return faults;
    }

    /** So that the old owner may be told that it was the owner long after it was. */
    private void lateAnswersWhileItMoves() {
        EntityId entity = entity();
        long atMs = atMs();
        int byMs = 200 + random.nextInt(1_500);
        faults.add(new Fault.LateAnswers(atMs, entity, 40, byMs));
        if (random.nextBoolean()) {
            faults.add(new Fault.DoubtfulJournal(atMs + 45, entity, byMs));
        }
        faults.add(new Fault.Move(atMs + 5 + random.nextInt(30), entity, node(), false));
    }

    private interface Maker {
        Fault make();
    }

    private void some(Feature feature, int most, Maker maker) {
        for (int i = mix.has(feature) ? 1 + random.nextInt(most) : 0; i > 0; i--) {
            faults.add(maker.make());
        }
    }

    private long atMs() {
        return random.nextInt((int) endMs);
    }

    private int node() {
        return random.nextInt(shape.nodes());
    }

    private long jumpMs() {
        long sign = random.nextBoolean() ? 1 : -1;
        return sign * switch (random.nextInt(4)) {
            case 0 -> HOUR_MS;
            case 1 -> 5_000 + random.nextInt(5_000);
            default -> 20 + random.nextInt(1_000);
        };
    }

    private EntityId entity() {
        int which = random.nextInt(shape.shards() + shape.coordinators());
        return which < shape.shards() ? EntityId.shard(which) : EntityId.coordinator(which - shape.shards());
    }
}
