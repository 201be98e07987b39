package io.weft.actors.entity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the thread that asks. On a busy machine, time on the clock says more about the others than about the thread. */
final class ThreadClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean IS_SUPPORTED = THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private ThreadClock() {}

    /** Time on the clock, on a Java machine that can't tell. */
    static long nanos() {
        return IS_SUPPORTED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
