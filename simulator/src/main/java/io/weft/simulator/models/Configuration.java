package io.weft.simulator.models;

/**
 * One set of bounds under which a model is explored, from the file {@code MODEL-NAME.cfg}.
 *
 * @param bounds   that the file sets, for people
 * @param mustFail the invariant that must be violated, because a rule is left out; null if all must hold
 * @param size     when it is explored
 */
public record Configuration(String model, String name, String bounds, String mustFail, Size size) {

    /** How long an exploration takes. */
    public enum Size {
        /** Seconds; in every test run. */
        NORMAL(180_000),
        /** Minutes; only when asked for. */
        LARGE(900_000);

        private final long timeLimitMs;

        Size(long timeLimitMs) {
            this.timeLimitMs = timeLimitMs;
        }

        /** After which it counts as failed. Many times what it takes, for a machine that does other things as well. */
        public long timeLimitMs() {
            return timeLimitMs;
        }
    }

    static Configuration holds(String model, String name, String bounds) {
        return new Configuration(model, name, bounds, null, Size.NORMAL);
    }

    static Configuration holdsAndIsLarge(String model, String name, String bounds) {
        return new Configuration(model, name, bounds, null, Size.LARGE);
    }

    static Configuration fails(String model, String name, String bounds, String invariant) {
        return new Configuration(model, name, bounds, invariant, Size.NORMAL);
    }

    /** The model itself. */
    public String moduleFile() {
        return model + ".tla";
    }

    /** Its constants, and the invariants that are checked. */
    public String configurationFile() {
        return model + "-" + name + ".cfg";
    }

    public boolean mustHold() {
        return mustFail == null;
    }
}
