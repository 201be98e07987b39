package io.weft.actors.serialization;

/** What a column must hold. */
final class Columns {

    private Columns() {}

    /** @throws IllegalArgumentException if these are not as many as there are items */
    static void requireEach(String what, int found, int needed) {
        Values.require(found == needed, "there are " + found + " of the " + what + ", but should be " + needed);
    }

    /** @throws IllegalArgumentException if there is neither one value for all, nor one for each */
    static void requireOneOrEach(String what, int found, int items) {
        Values.require(found == items || found == 1 && items > 0,
                "there are " + found + " of the " + what + " of " + items + " items");
    }

    /** @throws IllegalArgumentException if there are none: nobody sends that */
    static void requireSome(int items) {
        Values.require(items > 0, "there are no items");
    }
}
