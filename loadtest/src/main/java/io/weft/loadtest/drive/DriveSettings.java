package io.weft.loadtest.drive;

import java.util.concurrent.TimeUnit;

/**
 * How a ledger is driven.
 *
 * @param connections      each with a thread of its own
 * @param inFlight         operations begun and not ended, of each connection
 * @param maxBatch         transactions of one message
 * @param opsPerSecond     of all connections together, whenever earlier ones end (open loop); 0: the next one begins when
 *                         one has ended (closed loop)
 * @param rampMs           the rate grows evenly for so long; open loop only
 * @param durationMs       how long operations begin, ramp included
 * @param answerTimeoutMs  a connection that owes an answer for so long counts as broken
 * @param giveUpMs         a transaction without a final outcome for so long fails the run
 */
public record DriveSettings(int connections, int inFlight, int maxBatch, double opsPerSecond, long rampMs, long durationMs,
        long answerTimeoutMs, long giveUpMs) {

    public static final int MAX_CONNECTIONS = 256;
    public static final int MAX_IN_FLIGHT = 1 << 20;
    public static final int MAX_BATCH = 4_096;
    private static final long MAX_DURATION_MS = TimeUnit.DAYS.toMillis(7);

    public DriveSettings {
        within("connections", connections, 1, MAX_CONNECTIONS);
        within("operations in flight of a connection", inFlight, 1, MAX_IN_FLIGHT);
        within("transactions of a batch", maxBatch, 1, MAX_BATCH);
        within("milliseconds of a run", durationMs, 1, MAX_DURATION_MS);
        within("milliseconds of ramp", rampMs, 0, durationMs);
        within("milliseconds until an answer is missed", answerTimeoutMs, 1, giveUpMs);
        if (!(opsPerSecond >= 0 && opsPerSecond <= 1e8)) {
            throw new IllegalArgumentException("the rate must be 0 to 100,000,000 a second, but is " + opsPerSecond);
        }
    }

    public boolean isOpenLoop() {
        return opsPerSecond > 0;
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": must be " + least + " to " + most + ", but is " + value);
        }
    }
}
