package io.weft.actors.entity;

import java.time.Duration;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * The one timer of an entity. It is set anew only for an earlier time, because a machine's next tick mostly moves
 * further away with every message; a timer that then comes too early finds nothing due and is set again. To be used on
 * the thread of its actor.
 */
final class Ticker {

    /** So that a wall clock that was set forward is noticed. */
    private static final long MAX_DELAY_MS = 60_000;

    private final ActorContext<EntityCommand> context;
    private long armedForMs = Long.MAX_VALUE;
    private ShellEvent.TickDue expected;
    private long timers;
    private Cancellable timer;

    Ticker(ActorContext<EntityCommand> context) {
        this.context = context;
    }

    void arm(long dueMs, long nowMs) {
        if (dueMs >= armedForMs) {
            return;
        }
        cancel();
        long delayMs = Math.max(1, Math.min(dueMs - nowMs, MAX_DELAY_MS));
        armedForMs = dueMs;
        expected = new ShellEvent.TickDue(++timers);
        timer = context.scheduleOnce(Duration.ofMillis(delayMs), context.getSelf(), expected);
    }

    /** Whether this came from the timer that was set last, and not from one that was cancelled too late. */
    boolean isExpected(ShellEvent.TickDue tick) {
        boolean isExpected = tick == expected;
        if (isExpected) {
            cancel();
        }
        return isExpected;
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
            expected = null;
            armedForMs = Long.MAX_VALUE;
        }
    }
}
