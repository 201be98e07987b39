package io.weft.loadtest.bench;

import io.weft.loadtest.drive.DriveSettings;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** How all measurements drive their node. */
public final class LoadOptions {

    static final long GIVE_UP_MS = 120_000;
    /** Of what waits for a node that recovers. */
    static final long LONG_GIVE_UP_MS = 900_000;

    private static final long ANSWER_TIMEOUT_MS = 20_000;
    private static final int BATCH = 256;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "4", description = "Each with a thread of its own.")
    private int connections;

    @Option(names = "--in-flight", paramLabel = "N", defaultValue = "0",
            description = "Of each connection. 0: what this measurement usually has, 1024, or 4096 on a cluster.")
    private int inFlight;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of what is sent, but for the ids.")
    private long seed;

    private int usualInFlight = 1024;

    /** Unless the command line has another number. */
    public void usuallyInFlight(int operations) {
        usualInFlight = operations;
    }

    public long seed() {
        return seed;
    }

    private int inFlight() {
        return inFlight == 0 ? usualInFlight : inFlight;
    }

    /** As fast as answered. */
    public DriveSettings closed(long seconds) {
        return closed(seconds, GIVE_UP_MS);
    }

    DriveSettings closed(long seconds, long giveUpMs) {
        return new DriveSettings(connections, inFlight(), BATCH, 0, 0, TimeUnit.SECONDS.toMillis(seconds), ANSWER_TIMEOUT_MS, giveUpMs);
    }

    /** So many a second, whatever comes back. */
    public DriveSettings open(double opsPerSecond, long seconds) {
        return open(opsPerSecond, seconds, 0);
    }

    /** The same, with room for all of so many seconds to be in flight, so that none is begun late because others wait. */
    public DriveSettings open(double opsPerSecond, long seconds, int roomSeconds) {
        int room = Math.max(inFlight(), (int) Math.ceil(opsPerSecond * roomSeconds / connections));
        return new DriveSettings(connections, room, BATCH, opsPerSecond, 0, TimeUnit.SECONDS.toMillis(seconds), ANSWER_TIMEOUT_MS,
                GIVE_UP_MS);
    }

    /** The next when one has ended. */
    DriveSettings oneAtATime(long seconds) {
        return new DriveSettings(1, 1, BATCH, 0, 0, TimeUnit.SECONDS.toMillis(seconds), ANSWER_TIMEOUT_MS, GIVE_UP_MS);
    }
}
