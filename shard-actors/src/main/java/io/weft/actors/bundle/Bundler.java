package io.weft.actors.bundle;

import io.weft.actors.cluster.Bundle;
import io.weft.protocol.effects.Outbox;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Gathers what is for the entities of one other node. If nothing has left for a gap, it leaves as soon as those have had their turn
 * who are waiting for a thread; else when the gap is over; and at once when it is as much as may travel together. So at
 * low load nothing waits, and at high load a bundle costs what a message did. Thread-safe.
 */
public final class Bundler {

    private final Consumer<Bundle> node;
    private final Executor soon;
    private final Alarm alarm;
    private final LongSupplier nanoTime;
    private final long gapNanos;

    private List<Bundle.Item> gathered = new ArrayList<>();
    private int weight;
    private boolean isFlushComing;
    private long leftNanos;

    /** Runs something so much later. */
    public interface Alarm {
        void in(long nanos, Runnable work);
    }

    /**
     * @param node     where bundles go; must not block
     * @param soon     runs what is handed to it after what it was handed before
     * @param gapNanos between two bundles, unless one is full
     */
    public Bundler(Consumer<Bundle> node, Executor soon, Alarm alarm, LongSupplier nanoTime, long gapNanos) {
        this.node = node;
        this.soon = soon;
        this.alarm = alarm;
        this.nanoTime = nanoTime;
        this.gapNanos = gapNanos;
        this.leftNanos = nanoTime.getAsLong() - gapNanos;
    }

    void add(EntityId entity, Message message) {
        Bundle full = null;
        long waitNanos = -1;
        synchronized (this) {
            int more = MessageItems.count(message);
            if (!gathered.isEmpty() && weight + more > Outbox.MAX_ITEMS) {
                full = take();
            }
            gathered.add(new Bundle.Item(entity, message));
            weight += more;
            if (!isFlushComing) {
                isFlushComing = true;
                waitNanos = Math.max(0, gapNanos - (nanoTime.getAsLong() - leftNanos));
            }
        }
        if (full != null) {
            node.accept(full);
        }
        if (waitNanos > 0) {
            alarm.in(waitNanos, this::flush);
        } else if (waitNanos == 0) {
            soon.execute(this::flush);
        }
    }

    private void flush() {
        Bundle bundle;
        synchronized (this) {
            isFlushComing = false;
            leftNanos = nanoTime.getAsLong();
            bundle = take();
        }
        node.accept(bundle);
    }

    private Bundle take() {
        Bundle bundle = new Bundle(gathered);
        gathered = new ArrayList<>();
        weight = 0;
        return bundle;
    }
}
