package io.weft.protocol.effects;

import java.util.ArrayList;
import java.util.List;

/**
 * What one or more steps of a machine want done. Journal before send is enforced here: the messages come out only after
 * {@link #durable()} was said, which the owner says when the records, and every record offered before them, are durable
 * (rules 11, 12, 15); where there are no records, when a fence check has passed that began after the last input
 * (rule 22).
 *
 * <p>Not thread-safe.
 *
 * @param <R> the record type of the role
 */
public final class Effects<R> {

    private final List<R> records = new ArrayList<>();
    private final Outbox outbox = new Outbox();
    private boolean durable;

    /** Adds a record to be journaled. */
    public void record(R record) {
        requireOpen();
        records.add(record);
    }

    /** Where messages wait for the records. */
    public Outbox outbox() {
        requireOpen();
        return outbox;
    }

    public List<R> records() {
        return records;
    }

    public boolean hasRecords() {
        return !records.isEmpty();
    }

    public boolean hasMessages() {
        return !outbox.isEmpty();
    }

    /** Says that the records are durable, or that the fence check has passed. */
    public void durable() {
        requireOpen();
        durable = true;
    }

    /**
     * Hands every message to the sender, once.
     *
     * @throws IllegalStateException if {@link #durable()} was not said
     */
    public void sendTo(Sender sender) {
        if (!durable) {
            throw new IllegalStateException("messages may leave only when the records before them are durable");
        }
        outbox.drainTo(sender);
    }

    private void requireOpen() {
        if (durable) {
            throw new IllegalStateException("these effects are already durable");
        }
    }
}
