package io.weft.node.gateway;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * How long must pass between two times that a gateway sends what it has gathered.
 *
 * @param alarm of its own, since Pekko's looks every 10 ms only
 */
record FlushGap(long nanos, ScheduledExecutorService alarm) {

    /** Its thread ends with the system. */
    static FlushGap of(long us, ActorSystem<?> system) {
        ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "weft-gateway-gap");
            thread.setDaemon(true);
            return thread;
        });
        alarm.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // What was gathered when the system ends goes nowhere any more.
        alarm.setRejectedExecutionHandler((work, executor) -> { });
        system.getWhenTerminated().whenComplete((done, error) -> alarm.shutdown());
        return new FlushGap(TimeUnit.MICROSECONDS.toNanos(us), alarm);
    }
}
