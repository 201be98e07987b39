package io.weft.simulator.cli;

import io.weft.simulator.mutation.BadMutation;
import io.weft.simulator.mutation.Mutation;
import io.weft.simulator.mutation.MutationResult;
import io.weft.simulator.mutation.MutationRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs mutations side by side. To be used once. */
final class MutationCampaign {

    private static final String ROW = "%4s  %-52s %9s %9s  %s";
    private static final int MAX_CHARS = 110;

    private final Path root;
    private final long firstSeed;
    private final int maxSeeds;
    private final Console console;
    private final List<MutationResult> results = new ArrayList<>();
    private final List<String> unfit = new ArrayList<>();

    MutationCampaign(Path root, long firstSeed, int maxSeeds, Console console) {
        this.root = root;
        this.firstSeed = firstSeed;
        this.maxSeeds = maxSeeds;
        this.console = console;
    }

    /** Whether all are caught. */
    boolean run(List<Mutation> mutations, int threads) throws InterruptedException {
        Queue<Mutation> waiting = new ConcurrentLinkedQueue<>(mutations);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> under = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                under.add(workers.submit(() -> work(waiting, mutations.size())));
            }
            for (Future<?> worker : under) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the mutations ended", e.getCause());
        } finally {
            waiting.clear();
            workers.shutdown();
        }
        console.say(table());
        return isWhole() && results.stream().allMatch(MutationResult::isCaught);
    }

    /** Whether every mutation fits the sources. */
    boolean isWhole() {
        return unfit.isEmpty();
    }

    List<MutationResult> results() {
        return List.copyOf(results);
    }

    private void work(Queue<Mutation> waiting, int count) {
        MutationRun run = new MutationRun(root, JudgedSeed.class.getName(), firstSeed, maxSeeds);
        for (Mutation next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                done(run.run(next), count);
            } catch (BadMutation e) {
                synchronized (this) {
                    unfit.add(e.getMessage());
                }
            }
        }
    }

    private synchronized void done(MutationResult result, int count) {
        results.add(result);
        console.say((results.size() + unfit.size()) + " of " + count + ": " + result.mutation().name()
                + (result.isCaught() ? " is caught, seeds: " : " IS NOT CAUGHT, seeds: ") + Text.count(result.seedsTried()) + ", "
                + Text.seconds(result.durationMs()));
    }

    private synchronized List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(ROW, "rule", "mutation", "seeds", "time", "what was found"));
        results.stream().sorted(Comparator.<MutationResult>comparingInt(result -> result.mutation().rule())
                .thenComparing(result -> result.mutation().name())).forEach(result -> lines.add(row(result)));
        lines.add("");
        unfit.forEach(problem -> lines.add("FAILED: " + problem));
        results.stream().filter(result -> !result.isCaught())
                .forEach(result -> lines.add("FAILED: nothing catches " + result.mutation().name() + ": " + result.mutation().what()));
        lines.add(results.stream().filter(MutationResult::isCaught).count() + " of " + (results.size() + unfit.size())
                + " mutations are caught");
        return lines;
    }

    private static String row(MutationResult result) {
        return String.format(ROW, result.mutation().rule(), result.mutation().name(),
                (result.isCaught() ? "" : "> ") + Text.count(result.seedsTried()), Text.seconds(result.durationMs()),
                result.isCaught() ? Text.oneLine(result.verdict(), MAX_CHARS) : "NOTHING");
    }
}
