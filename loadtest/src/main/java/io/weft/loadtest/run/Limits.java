package io.weft.loadtest.run;

/** Bounds of what may be written on a command line. */
public final class Limits {

    private Limits() {}

    /** @throws IllegalArgumentException if the value of an option is not within the bounds, both included */
    public static void within(String option, long value, long least, long most) {
        require(value >= least && value <= most, option + " must be " + least + " to " + most + ", but is " + value);
    }

    /** @throws IllegalArgumentException with what is wrong, unless it holds */
    public static void require(boolean holds, String trouble) {
        if (!holds) {
            throw new IllegalArgumentException(trouble);
        }
    }
}
