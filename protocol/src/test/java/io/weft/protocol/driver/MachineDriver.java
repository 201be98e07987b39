package io.weft.protocol.driver;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Drives one machine step by step, with a journal that is durable at once, and can crash and recover it. */
public final class MachineDriver<M extends Message, R> {

    private final Supplier<EntityMachine<M, R>> machines;
    private final Inbox inbox = new Inbox();
    private final List<byte[]> frames = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private EntityMachine<M, R> machine;
    private final List<R> allRecords = new ArrayList<>();
    private List<R> lastRecords = List.of();
    private long epoch;
    private long nowMs;

    public MachineDriver(long nowMs, Supplier<EntityMachine<M, R>> machines) {
        this.machines = machines;
        this.nowMs = nowMs;
        restart();
    }

    public long nowMs() {
        return nowMs;
    }

    public Inbox party() {
        return inbox;
    }

    /** What the last step journaled. */
    public List<R> lastRecords() {
        return lastRecords;
    }

    /** What was journaled so far. */
    public List<R> allRecords() {
        return allRecords;
    }

    /** Steps, and returns what was sent. */
    public List<Message> step(M message) {
        Effects<R> out = new Effects<>();
        machine.step(message, nowMs, out);
        return settle(out);
    }

    /** Lets time pass, with every tick that is due on the way. */
    public List<Message> pass(long ms) {
        long endMs = nowMs + ms;
        List<Message> sent = new ArrayList<>();
        while (machine.nextTickMs() <= endMs) {
            nowMs = Math.max(nowMs, machine.nextTickMs());
            Effects<R> out = new Effects<>();
            machine.tick(nowMs, out);
            sent.addAll(settle(out));
        }
        nowMs = endMs;
        return sent;
    }

    /** Moves the clock without a tick, backwards too. */
    public void clock(long toMs) {
        nowMs = toMs;
    }

    /** Throws the machine away and recovers another from the journal; returns what it sends at its beginning. */
    public List<Message> restart() {
        machine = machines.get();
        epoch++;
        rows.forEach(row -> machine.restoreRow(row.key(), row.value()));
        frames.forEach(machine::replayFrame);
        Effects<R> out = new Effects<>();
        machine.begin(epoch, nowMs, out);
        return settle(out);
    }

    /** Replaces the frames so far by a checkpoint. */
    public void checkpoint() {
        Iterator<Row> changed = machine.checkpoint();
        frames.clear();
        changed.forEachRemaining(row -> {
            rows.removeIf(old -> java.util.Arrays.equals(old.key(), row.key()));
            if (row.value() != null) {
                rows.add(row);
            }
        });
    }

    private List<Message> settle(Effects<R> out) {
        lastRecords = List.copyOf(out.records());
        allRecords.addAll(lastRecords);
        if (out.hasRecords()) {
            frames.add(machine.encodeFrame(out.records()));
        }
        out.durable();
        out.sendTo(inbox);
        return inbox.take();
    }
}
