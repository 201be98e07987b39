package io.weft.simulator.cli;

import io.weft.simulator.plan.Plan;
import io.weft.simulator.run.Result;
import io.weft.simulator.shrink.Report;
import io.weft.simulator.shrink.Runs;
import io.weft.simulator.shrink.ShrinkBounds;
import io.weft.simulator.shrink.Shrinker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells of seeds that fail, as soon as they do. Thread-safe. */
final class Failures {

    /** Seeds that fail in one campaign mostly fail of one thing. */
    private static final int MAX_SHRUNK = 3;
    private static final int MAX_SHOWN_LINES = 400;

    private final SimulateSettings settings;
    private final Console console;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger shrunk = new AtomicInteger();

    Failures(SimulateSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    int count() {
        return count.get();
    }

    /** The same seed gave two runs: the simulator is wrong, and nothing that it says can be trusted. */
    void differs(long seed, String difference) {
        count.incrementAndGet();
        console.say("FAILED: the same seed gave two runs, seed " + seed + ": " + difference);
        console.say("again:  " + settings.command(seed) + " --verify");
    }

    /** @throws IOException if the trace can't be written */
    void found(Result failed) throws IOException {
        count.incrementAndGet();
        long seed = failed.plan().seed();
        List<String> lines = new ArrayList<>();
        lines.add("FAILED: seed " + seed);
        failed.findings().forEach(finding -> lines.add("  " + finding));
        lines.add("again:  " + settings.command(seed));
        console.say(lines);
        int maxShrunk = settings.shrink() ? Math.min(MAX_SHRUNK, settings.maxFailures()) : 0;
        List<String> report = shrunk.incrementAndGet() <= maxShrunk ? shrink(failed.plan()) : List.of();
        console.say(shown(report, settings.file(seed)));
        write(settings.file(seed), lines, report, failed.plan());
    }

    private List<String> shrink(Plan plan) {
        console.say("        shrinking it, at most for " + Text.seconds(ShrinkBounds.USUAL.maxMs()));
        return Report.of(Shrinker.shrink(plan, ShrinkBounds.USUAL));
    }

    private static List<String> shown(List<String> report, Path file) {
        List<String> lines = new ArrayList<>(report.subList(0, Math.min(report.size(), MAX_SHOWN_LINES)));
        if (report.size() > MAX_SHOWN_LINES) {
            lines.add("… " + Text.count(report.size() - MAX_SHOWN_LINES) + " more lines");
        }
        lines.add("all of it is in " + file);
        return lines;
    }

    private static void write(Path file, List<String> head, List<String> report, Plan plan) throws IOException {
        List<String> lines = new ArrayList<>(head);
        lines.add("");
        lines.addAll(report);
        lines.add("");
        lines.add("All that happened in seed " + plan.seed() + ":");
        lines.addAll(Runs.run(plan, true).trace());
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
