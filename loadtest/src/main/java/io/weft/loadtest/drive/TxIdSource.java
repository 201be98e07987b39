package io.weft.loadtest.drive;

import io.weft.loadtest.workload.Work;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Transaction ids: UUIDv7 (RFC 9562, section 5.7), which no other process makes. Not thread-safe. */
final class TxIdSource {

    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());

    /** Gives the transaction that is due an id. */
    void next(Work work) {
        work.idHigh = System.currentTimeMillis() << 16 | 0x7000 | random.nextLong() & 0xFFF;
        work.idLow = 0x8000000000000000L | random.nextLong() & 0x3FFFFFFFFFFFFFFFL;
        if (work.phase == 0) {
            work.firstIdHigh = work.idHigh;
            work.firstIdLow = work.idLow;
        }
    }
}
