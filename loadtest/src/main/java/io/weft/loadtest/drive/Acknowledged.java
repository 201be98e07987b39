package io.weft.loadtest.drive;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A sample of acknowledged transactions, each as likely as any other however many there are (J. Vitter, "Random sampling
 * with a reservoir", 1985, algorithm R). Not thread-safe.
 */
final class Acknowledged {

    private final long[] highs;
    private final long[] lows;
    private final SplittableRandom random;
    private long seen;

    Acknowledged(int capacity, SplittableRandom random) {
        this.highs = new long[capacity];
        this.lows = new long[capacity];
        this.random = random;
    }

    void add(long idHigh, long idLow) {
        long at = seen < highs.length ? seen : random.nextLong(seen + 1);
        seen++;
        if (at < highs.length) {
            highs[(int) at] = idHigh;
            lows[(int) at] = idLow;
        }
    }

    List<Drive.TxIdBytes> list() {
        return IntStream.range(0, (int) Math.min(seen, highs.length))
                .mapToObj(i -> new Drive.TxIdBytes(highs[i], lows[i])).toList();
    }
}
