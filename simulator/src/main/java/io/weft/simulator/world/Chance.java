package io.weft.simulator.world;

import io.weft.protocol.journal.EntityId;

/**
 * What is left to chance, decided by the seed and by what is asked about, not by what was asked before. So when a part of
 * a run is taken away, the rest keeps its luck, and a failing run can be shrunk. Immutable.
 *
 * <p>The mixing is that of SplitMix64 (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators",
 * 2014, figure 16).
 */
public final class Chance {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final boolean none;

    public Chance(long seed) {
        this(seed, false);
    }

    private Chance(long seed, boolean none) {
        this.seed = mix(seed + GOLDEN_GAMMA);
        this.none = none;
    }

    /** Leaves nothing to chance: every number is zero. */
    public static Chance none() {
        return new Chance(0, true);
    }

    /** Another one, independent of this. */
    public Chance of(Purpose purpose) {
        return new Chance(seed + mix(purpose.ordinal() + 1), none);
    }

    /** 64 bits for a question; the same question has the same answer. */
    public long bits(long a, long b, long c) {
        return none ? 0 : mix(mix(mix(seed + a * GOLDEN_GAMMA) + b * GOLDEN_GAMMA) + c * GOLDEN_GAMMA);
    }

    /** 0 to {@code bound} − 1. */
    public int below(int bound, long a, long b, long c) {
        return (int) ((bits(a, b, c) >>> 33) % bound);
    }

    /** True in so many of a thousand. */
    public boolean permille(int chances, long a, long b, long c) {
        return chances > 0 && below(1000, a, b, c) < chances;
    }

    /** The same in every Java machine, unlike a hash code with an enum in it. */
    public static long keyOf(EntityId entity) {
        return (entity.role().ordinal() * 1_000L + entity.index()) * 8;
    }

    /** Of something that is done at a time; a multiple of 4096, so that there is room for numbers behind it. */
    public static long keyOf(String name, long timeMs) {
        long key = timeMs;
        for (int i = 0; i < name.length(); i++) {
            key = mix(key * 31 + name.charAt(i));
        }
        return key << 12;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** What it is asked about. */
    public enum Purpose { PLAN, NETWORK, JOURNAL, CLIENT, CLUSTER }
}
