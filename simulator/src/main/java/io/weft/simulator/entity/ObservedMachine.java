package io.weft.simulator.entity;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;
import java.util.Iterator;
import java.util.List;

/** A real machine, with someone looking on. What comes out is what the machine wants, unchanged. */
final class ObservedMachine<M extends Message, R> implements EntityMachine<M, R> {

    private final EntityId entity;
    private final EntityMachine<M, R> machine;
    private final StepObserver observer;
    private long epoch;

    ObservedMachine(EntityId entity, EntityMachine<M, R> machine, StepObserver observer) {
        this.entity = entity;
        this.machine = machine;
        this.observer = observer;
    }

    @Override
    public void begin(long claimed, long nowMs, Effects<R> out) {
        epoch = claimed;
        Effects<R> own = new Effects<>();
        machine.begin(claimed, nowMs, own);
        pass(null, nowMs, own, out);
    }

    @Override
    public void step(M message, long nowMs, Effects<R> out) {
        Effects<R> own = new Effects<>();
        machine.step(message, nowMs, own);
        pass(message, nowMs, own, out);
    }

    @Override
    public void tick(long nowMs, Effects<R> out) {
        Effects<R> own = new Effects<>();
        machine.tick(nowMs, own);
        pass(null, nowMs, own, out);
    }

    private void pass(M input, long nowMs, Effects<R> own, Effects<R> out) {
        own.records().forEach(out::record);
        own.durable();
        Resender resender = new Resender(out.outbox());
        own.sendTo(resender);
        observer.stepped(entity, epoch, nowMs, input, own.records(), resender.sent());
    }

    @Override
    public byte[] encodeFrame(List<R> records) {
        byte[] payload = machine.encodeFrame(records);
        observer.encoded(entity, payload, List.copyOf(records));
        return payload;
    }

    @Override
    public void restoreRow(byte[] key, byte[] value) {
        machine.restoreRow(key, value);
    }

    @Override
    public void replayFrame(byte[] payload) {
        machine.replayFrame(payload);
    }

    @Override
    public long nextTickMs() {
        return machine.nextTickMs();
    }

    @Override
    public long timeMs() {
        return machine.timeMs();
    }

    @Override
    public Iterator<Row> checkpoint() {
        return machine.checkpoint();
    }
}
