package io.weft.simulator.mutation;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Runs seeds against mutated programs, each until one seed catches it. Whatever a mutated program throws counts as
 * caught: a broken invariant, and also an endless recursion or a full memory. It must bound its own steps, because nobody
 * stops it here. Not thread-safe.
 */
public final class MutationRun {

    private final Path repositoryRoot;
    private final String judgeClass;
    private final long firstSeed;
    private final int maxSeeds;
    private final MemoryCompiler compiler = new MemoryCompiler();

    /**
     * @param judgeClass see {@link MutatedProgram#instantiate}
     * @param maxSeeds   tried of each mutation, counted from the first
     */
    public MutationRun(Path repositoryRoot, String judgeClass, long firstSeed, int maxSeeds) {
        this.repositoryRoot = repositoryRoot;
        this.judgeClass = judgeClass;
        this.firstSeed = firstSeed;
        this.maxSeeds = maxSeeds;
    }

    /** @throws BadMutation if it does not fit the sources */
    public MutationResult run(Mutation mutation) {
        long startedNs = System.nanoTime();
        try (MutatedProgram program = MutatedProgram.of(repositoryRoot, mutation, compiler)) {
            LongFunction<String> judge = program.instantiate(judgeClass);
            String verdict = null;
            int tried = 0;
            while (verdict == null && tried < maxSeeds) {
                verdict = judge(judge, firstSeed + tried);
                tried++;
            }
            return new MutationResult(mutation, tried, verdict, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs));
        }
    }

    private static String judge(LongFunction<String> judge, long seed) {
        try {
            return judge.apply(seed);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
