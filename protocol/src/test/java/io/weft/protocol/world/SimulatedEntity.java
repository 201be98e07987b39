package io.weft.protocol.world;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;
import java.util.Iterator;
import java.util.Random;
import java.util.function.Supplier;

/** A shell around a real machine: gathers effects while an append is under way, sends only what is durable, crashes. */
final class SimulatedEntity<M extends Message, R> {

    private static final int CHECKPOINT_ONE_IN = 20;

    private final World world;
    private final Sender sender;
    private final Supplier<EntityMachine<M, R>> machines;
    private final SimulatedJournal journal = new SimulatedJournal();
    private EntityMachine<M, R> machine;
    private Effects<R> gathering = new Effects<>();
    private byte[] inFlight;
    private boolean busy;
    private int incarnation;
    private long timerAtMs = Long.MAX_VALUE;

    SimulatedEntity(World world, Sender sender, Supplier<EntityMachine<M, R>> machines) {
        this.world = world;
        this.sender = sender;
        this.machines = machines;
        start();
    }

    boolean isUp() {
        return machine != null;
    }

    EntityMachine<M, R> machine() {
        return machine;
    }

    void start() {
        machine = machines.get();
        long epoch = journal.claim();
        journal.rows().forEach((key, value) -> machine.restoreRow(key.array(), value));
        journal.frames().forEach(machine::replayFrame);
        machine.begin(epoch, world.nowMs(), gathering);
        flush();
    }

    /** Loses all but the journal; an append under way may still have made it. */
    void crash(Random random) {
        if (inFlight != null && random.nextBoolean()) {
            journal.append(inFlight);
        }
        machine = null;
        gathering = new Effects<>();
        inFlight = null;
        busy = false;
        timerAtMs = Long.MAX_VALUE;
        incarnation++;
    }

    void receive(M message) {
        if (machine != null) {
            machine.step(message, world.nowMs(), gathering);
            flush();
        }
    }

    private void tick(int ofIncarnation) {
        if (ofIncarnation == incarnation && machine != null && world.nowMs() >= timerAtMs) {
            timerAtMs = Long.MAX_VALUE;
            machine.tick(world.nowMs(), gathering);
            flush();
        }
    }

    private void flush() {
        armTimer();
        if (busy || !gathering.hasRecords() && !gathering.hasMessages()) {
            return;
        }
        busy = true;
        Effects<R> cut = gathering;
        gathering = new Effects<>();
        inFlight = cut.hasRecords() ? machine.encodeFrame(cut.records()) : null;
        boolean checkpoint = inFlight != null && world.random().nextInt(CHECKPOINT_ONE_IN) == 0;
        Iterator<Row> rows = checkpoint ? machine.checkpoint() : null;
        int mine = incarnation;
        world.after(1 + world.random().nextInt(4), () -> durable(mine, cut, rows));
    }

    private void durable(int ofIncarnation, Effects<R> cut, Iterator<Row> rows) {
        if (ofIncarnation != incarnation) {
            return;
        }
        if (inFlight != null) {
            journal.append(inFlight);
        }
        if (rows != null) {
            journal.checkpoint(journal.appended(), rows);
        }
        inFlight = null;
        busy = false;
        cut.durable();
        cut.sendTo(sender);
        flush();
    }

    private void armTimer() {
        long nextMs = Math.max(machine.nextTickMs(), world.nowMs() + 1);
        if (nextMs < timerAtMs && nextMs != Long.MAX_VALUE) {
            timerAtMs = nextMs;
            int mine = incarnation;
            world.after(nextMs - world.nowMs(), () -> tick(mine));
        }
    }
}
