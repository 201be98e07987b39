package io.weft.simulator.plan;

/** What the network does to any message while faults are on, in permille of all messages. */
public record Noise(int lostPermille, int doubledPermille, int latePermille, int veryLatePermille) {

    public static final Noise NONE = new Noise(0, 0, 0, 0);

    /** Later than most, so that messages overtake one another. */
    public static final int LATE_MS = 400;
    /** Later than a crash, a recovery and the attempts after it. */
    public static final int VERY_LATE_MS = 8_000;
}
