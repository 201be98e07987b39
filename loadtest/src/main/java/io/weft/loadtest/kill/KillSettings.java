package io.weft.loadtest.kill;

/**
 * @param kills             how often the node is killed in all
 * @param seed              of what is sent and of when the kills come
 * @param streams           connections, each with a thread that sends
 * @param inFlightPerStream transactions without an answer
 * @param minLoadMs         shortest load before a kill
 * @param maxLoadMs         longest
 */
public record KillSettings(int kills, long seed, int streams, int inFlightPerStream, long minLoadMs, long maxLoadMs) {

    public static final int MAX_KILLS = 10_000;

    public KillSettings {
        if (kills < 1 || kills > MAX_KILLS) {
            throw new IllegalArgumentException("kills must be 1 to " + MAX_KILLS + ", but are " + kills);
        }
        if (minLoadMs < 0 || maxLoadMs <= minLoadMs) {
            throw new IllegalArgumentException("minLoadMs must be 0 or more, and less than maxLoadMs");
        }
    }

    /** A moderate load, killed after 0.1 to 2 s. */
    public static KillSettings of(int kills, long seed) {
        return new KillSettings(kills, seed, 2, 256, 100, 2_000);
    }
}
