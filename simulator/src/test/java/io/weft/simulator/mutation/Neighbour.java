package io.weft.simulator.mutation;

/** Not patched by the tests, and not public. */
final class Neighbour {

    private Neighbour() {}

    static String name() {
        return "the neighbour";
    }
}
