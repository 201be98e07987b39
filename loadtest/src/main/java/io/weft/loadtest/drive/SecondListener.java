package io.weft.loadtest.drive;

import io.weft.loadtest.result.SecondResult;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/** Told each second of a run when it is over, on the thread that counts: while it takes its time, the next is not over. */
@FunctionalInterface
public interface SecondListener {

    void second(SecondResult second) throws IOException, InterruptedException;

    /**
     * Told the same second before {@link #second}.
     *
     * @param latenciesUs of what has ended in it, all operations together, in microseconds; not to be kept
     */
    default void latencies(Histogram latenciesUs) {}
}
