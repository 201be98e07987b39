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
        HOT, SMALL_BALANCES, HUGE_AMOUNTS, MULTI_LEG, CHAINS, SKEW, HOLDS, FLAGS, LIMITS, GUARDS, OPEN_CLOSE, ASSETS, REUSED_IDS,
        ODD_IDS, CANCELS, READS, LATEST_READS, FINDS, REPEATS, MALFORMED, BURSTS, FORGETFUL, TIGHT, NARROW,
        // what goes wrong
        LOSS, DOUBLES, LATE, CUTS, JINX, CLOCKS, SLOW_JOURNAL, LATE_ANSWERS, DOUBTFUL_JOURNAL, BROKEN_JOURNAL, CRASHES, APPEND_CRASHES,
        PAUSES, ZOMBIES, DRILLS, MOVES
    }

    private static final int RARE_ONE_IN = 4;
    private static final Set<Feature> RARE = EnumSet.of(Feature.TIGHT, Feature.NARROW, Feature.FORGETFUL, Feature.HUGE_AMOUNTS, Feature.DRILLS);
    private static final Set<Feature> FAULTS = EnumSet.range(Feature.LOSS, Feature.MOVES);
    /** What makes transactions wait for one another, or run out of room. */
    private static final Set<Feature> CONTENTION = EnumSet.of(Feature.HOT, Feature.SMALL_BALANCES, Feature.HUGE_AMOUNTS,
            Feature.MULTI_LEG, Feature.BURSTS, Feature.CHAINS,
            Feature.SKEW, Feature.FLAGS, Feature.LIMITS, Feature.GUARDS, Feature.OPEN_CLOSE, Feature.ASSETS, Feature.HOLDS,
            Feature.TIGHT, Feature.NARROW, Feature.CANCELS, Feature.REUSED_IDS);
    private static final int KINDS = 8;

    static Mix of(Random random) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (RARE.contains(feature) ? random.nextInt(RARE_ONE_IN) == 0 : random.nextBoolean()) {
                features.add(feature);
            }
        }
        switch (random.nextInt(KINDS)) {
            case 0 -> features.removeAll(FAULTS);
            case 1 -> {
                features.removeAll(FAULTS);
                features.removeAll(CONTENTION);
                features.add(Feature.LOSS);
            }
            case 2 -> {
                // The chains of events that drills set up seldom last when other things go wrong as well.
                features.removeAll(FAULTS);
                features.add(Feature.DRILLS);
            }
            default -> { }
        }
        return new Mix(features);
    }

    /** Whether every transaction is decided in its time: nothing goes wrong, or messages are lost and nobody is in the way. */
    boolean isTimely() {
        Set<Feature> disturbing = EnumSet.copyOf(FAULTS);
        disturbing.add(Feature.TIGHT);
        if (features.stream().noneMatch(CONTENTION::contains)) {
            disturbing.remove(Feature.LOSS);
        }
        return features.stream().noneMatch(disturbing::contains);
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }
}
