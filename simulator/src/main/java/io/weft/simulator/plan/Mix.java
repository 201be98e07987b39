package io.weft.simulator.plan;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * Which kinds of trouble a run has. Each run leaves about half of them out, because what is present all the time hides
 * what happens only in its absence (A. Groce et al., "Swarm testing", 2012).
 */
record Mix(Set<Feature> features) {

    enum Feature {
        // what clients do
        HOT, SMALL_BALANCES, HUGE_AMOUNTS, MULTI_LEG, CHAINS, HOLDS, FLAGS, LIMITS, GUARDS, OPEN_CLOSE, ASSETS, REUSED_IDS,
        ODD_IDS, CANCELS, READS, LATEST_READS, FINDS, REPEATS, BURSTS, FORGETFUL, TIGHT,
        // what goes wrong
        LOSS, DOUBLES, LATE, CUTS, CLOCKS, SLOW_JOURNAL, DOUBTFUL_JOURNAL, BROKEN_JOURNAL, CRASHES, APPEND_CRASHES,
        PAUSES, ZOMBIES, MOVES
    }

    private static final int RARE_ONE_IN = 4;
    private static final Set<Feature> RARE = EnumSet.of(Feature.TIGHT, Feature.FORGETFUL, Feature.HUGE_AMOUNTS);
    private static final int CALM_ONE_IN = 16;

    static Mix of(Random random) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        boolean calm = random.nextInt(CALM_ONE_IN) == 0;
        for (Feature feature : Feature.values()) {
            boolean chosen = RARE.contains(feature) ? random.nextInt(RARE_ONE_IN) == 0 : random.nextBoolean();
            boolean isFault = feature.compareTo(Feature.LOSS) >= 0;
            if (chosen && !(calm && isFault)) {
                features.add(feature);
            }
        }
        return new Mix(features);
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }
}
