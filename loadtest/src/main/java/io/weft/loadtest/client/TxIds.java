package io.weft.loadtest.client;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.SplittableRandom;

/** Makes transaction ids: UUIDv7 (RFC 9562, section 5.7), the time and 74 random bits. Thread-safe. */
public final class TxIds {

    private static final int BYTES = 16;

    private final Clock clock;
    private final SplittableRandom random;

    /** Ids that no other process makes: the random bits start from the system's entropy. */
    public TxIds() {
        this(Clock.systemUTC(), new SecureRandom().nextLong());
    }

    TxIds(Clock clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    /** The first half of an id: the time in milliseconds, the version and 12 bits of a random number. */
    public static long high(long timeMs, long random) {
        return timeMs << 16 | 0x7000 | random & 0xFFF;
    }

    /** The time of an id, from its first half. */
    public static long timeMs(long high) {
        return high >>> 16;
    }

    /** The second half of an id: the variant and 62 bits of a random number. */
    public static long low(long random) {
        return 0x8000000000000000L | random & 0x3FFFFFFFFFFFFFFFL;
    }

    public ByteString next() {
        long randomA;
        long randomB;
        synchronized (random) {
            randomA = random.nextLong();
            randomB = random.nextLong();
        }
        ByteBuffer id = ByteBuffer.allocate(BYTES)
                .putLong(high(clock.millis(), randomA))
                .putLong(low(randomB))
                .flip();
        return ByteString.copyFrom(id);
    }
}
