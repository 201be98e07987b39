package io.weft.node.statistics;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What the JVM tells of this process. Thread-safe; a reading costs some microseconds. */
public final class ProcessMeter {

    /** Null if this JVM has none. */
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Spent by all threads since the process started, in microseconds. */
    public OptionalLong processorTimeUs() {
        long nanos = system == null ? -1 : system.getProcessCpuTime();
        return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /** Since the JVM started, in milliseconds. */
    public long upTimeMs() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    /** Garbage that is not yet collected included. */
    public long heapUsedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /**
     * Long-lived objects after their last collection: after a full one, all that lives. Of the pools of a heap only the one
     * where objects stay has a threshold of usage (see {@link MemoryPoolMXBean}), whatever the collector calls it. Until it
     * has been collected once, the JVM tells 0.
     */
    public OptionalLong heapAfterCollectionBytes() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
