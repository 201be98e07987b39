package io.weft.client;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** Makes transaction ids that nobody else makes, of the time at which they are made. Thread-safe. */
public final class TxIds {

    /** For all who give none: the random bits begin with the system's entropy. */
    private static final TxIds SHARED = new TxIds(InstantSource.system(), new SecureRandom().nextLong());

    private final InstantSource clock;
    private final SplittableRandom random;

    TxIds(InstantSource clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    /** A new one, of now. */
    public static TxId next() {
        return SHARED.make();
    }

    TxId make() {
        synchronized (random) {
            return TxId.of(clock.millis(), random.nextLong(), random.nextLong());
        }
    }
}
