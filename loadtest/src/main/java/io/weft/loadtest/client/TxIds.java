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

    public ByteString next() {
        long randomA;
        long randomB;
        synchronized (random) {
            randomA = random.nextLong() & 0xFFF;
            randomB = random.nextLong() & 0x3FFFFFFFFFFFFFFFL;
        }
        ByteBuffer id = ByteBuffer.allocate(BYTES)
                .putLong(clock.millis() << 16 | 0x7000 | randomA)
                .putLong(0x8000000000000000L | randomB)
                .flip();
        return ByteString.copyFrom(id);
    }
}
