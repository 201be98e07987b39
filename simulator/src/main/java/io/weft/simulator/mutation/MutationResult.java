package io.weft.simulator.mutation;

/**
 * Whether a mutation was caught.
 *
 * @param seedsTried until it was caught, that one included; or until the bound
 * @param verdict    what was said of the seed that caught it; null if none did
 * @param durationMs compiling included
 */
public record MutationResult(Mutation mutation, int seedsTried, String verdict, long durationMs) {

    public boolean isCaught() {
        return verdict != null;
    }
}
