package io.weft.simulator.cli;

import java.nio.file.Path;

/**
 * What the command simulate is to do.
 *
 * @param seeds       how many at most, from {@code firstSeed} on
 * @param maxMs       after which no more seeds begin
 * @param maxFailures after which no more seeds begin
 * @param shrink      whether failing seeds are shrunk
 * @param verifyAll   whether every seed is run twice, not only some
 * @param without     the mutation in which it runs, or null
 * @param root        of the repository
 */
record SimulateSettings(long seeds, long firstSeed, long maxMs, int threads, int maxFailures, boolean shrink, boolean verifyAll,
        String without, Path root) {

    /** So that every longer run shows whether the simulator itself leaves something to chance. */
    private static final int VERIFIED_ONE_IN = 64;

    /** Whether a seed is run twice, to see that both runs are the same. */
    boolean verifies(long seed) {
        return verifyAll || Math.floorMod(seed, VERIFIED_ONE_IN) == 0;
    }

    /** The command that runs just this seed again. */
    String command(long seed) {
        return "./weft simulate --seeds 1 --seed " + seed + " --trace" + (without == null ? "" : " --without " + without);
    }

    Path file(long seed) {
        return root.resolve("target/simulation/seed-" + seed + (without == null ? "" : "-without-" + without) + ".txt");
    }
}
