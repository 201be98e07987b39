package io.weft.loadtest.meter;

import java.lang.management.ManagementFactory;

/** Processor time of this process. */
public final class Processor {

    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Processor() {}

    /** User and system time of all threads so far, in microseconds. */
    public static long usedUs() {
        return SYSTEM.getProcessCpuTime() / 1_000;
    }
}
