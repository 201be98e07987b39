package io.weft.loadtest.kill;

/**
 * @param kills               how often the node is killed in all
 * @param seed                of what is sent and of when the kills come
 * @param streams             connections, each with a thread that sends
 * @param inFlightPerStream   transactions without an answer
 * @param minLoadMs           shortest load before a kill
 * @param maxLoadMs           longest
 * @param recoveryKillPercent how many of the restarts are killed too
 * @param maxRecoveryMs       longest recovery before such a kill, from when the node begins to open its journal
 */
public record KillSettings(int kills, long seed, int streams, int inFlightPerStream, long minLoadMs, long maxLoadMs,
        int recoveryKillPercent, long maxRecoveryMs) {

    private static final int MAX_KILLS = 10_000;
    private static final int ALL_PERCENT = 100;

    public KillSettings {
        if (kills < 1 || kills > MAX_KILLS) {
            throw new IllegalArgumentException("kills must be 1 to " + MAX_KILLS + ", but are " + kills);
        }
        if (minLoadMs < 0 || maxLoadMs <= minLoadMs) {
            throw new IllegalArgumentException("minLoadMs must be 0 or more, and less than maxLoadMs");
        }
        if (recoveryKillPercent < 0 || recoveryKillPercent > ALL_PERCENT || maxRecoveryMs < 1) {
            throw new IllegalArgumentException("recoveryKillPercent must be 0 to 100, and maxRecoveryMs 1 or more");
        }
    }

    /** A moderate load, killed after 0.1 to 2 s; and every fourth restart killed while it recovers. */
    public static KillSettings of(int kills, long seed) {
        return new KillSettings(kills, seed, 2, 256, 100, 2_000, 25, 1_500);
    }
}
