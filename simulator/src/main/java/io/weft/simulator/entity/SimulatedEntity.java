package io.weft.simulator.entity;

import io.weft.protocol.entity.EntityClock;
import io.weft.protocol.entity.EntityLoop;
import io.weft.protocol.entity.RecoveredEntity;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One life of an entity in a simulated process, from its claim until it ends or the process does. */
public final class SimulatedEntity<M extends Message, R> implements EntityLoop.Host {

    private static final int MAX_EARLY = 200;
    private static final long MAX_TICK_DELAY_MS = 60_000;

    private final EntityId entity;
    private final Class<M> messages;
    private final Supplier<EntityMachine<M, R>> machines;
    private final EntityContext context;
    private final List<M> early = new ArrayList<>();

    private EntityLoop<M, R> loop;
    private boolean stopAsked;
    private boolean over;
    private long armedForMs = Long.MAX_VALUE;
    private int armed;

    public SimulatedEntity(EntityId entity, Class<M> messages, Supplier<EntityMachine<M, R>> machines, EntityContext context) {
        this.entity = entity;
        this.messages = messages;
        this.machines = machines;
        this.context = context;
    }

    /** To be called once. */
    public void start() {
        context.journal().claim(entity).whenComplete((ownership, error) -> context.after(0, () -> {
            if (error != null) {
                over = true;
                context.notBegun(entity, this);
            } else if (!over) {
                guarded(() -> begin(ownership));
            }
        }));
    }

    private void begin(JournalOwnership ownership) {
        EntityMachine<M, R> machine = new ObservedMachine<>(entity, machines.get(), context.observer());
        RecoveredEntity<M, R> recovered = RecoveredEntity.recover(ownership, machine, () -> false);
        EntityClock clock = new EntityClock(context::wallClockMs, context::nanoClock, machine.timeMs());
        loop = new EntityLoop<>(recovered, context.limits(), clock, context.sender(), this);
        context.observer().serving(entity, ownership.epoch(), context.node());
        loop.begin();
        early.forEach(loop::step);
        early.clear();
        if (stopAsked) {
            loop.stop();
        }
    }

    public void receive(Message message) {
        if (over) {
            return;
        }
        if (loop != null) {
            guarded(() -> loop.step(messages.cast(message)));
        } else if (early.size() < MAX_EARLY) {
            early.add(messages.cast(message));
        }
    }

    /** Ends when what is under way is done. */
    public void stop() {
        stopAsked = true;
        if (loop != null && !over) {
            guarded(loop::stop);
        }
    }

    public boolean isOver() {
        return over;
    }

    private void guarded(Runnable handler) {
        if (over) {
            return;
        }
        try {
            handler.run();
        } catch (RuntimeException e) {
            over = true;
            context.failed(entity, e);
        }
    }

    @Override
    public void watchCommit(CompletionStage<AppendResult> stage) {
        watch(stage, loop::commitEnded);
    }

    @Override
    public void watchSuspicion(CompletionStage<AppendResult> stage) {
        watch(stage, loop::suspicionEnded);
    }

    @Override
    public void watchCheckpoint(CompletionStage<AppendResult> stage) {
        watch(stage, loop::checkpointEnded);
    }


    private void watch(CompletionStage<AppendResult> stage, Consumer<AppendResult> handler) {
        stage.whenComplete((result, error) -> context.after(0, () -> guarded(() -> {
            if (error != null) {
                throw error instanceof RuntimeException known ? known : new CompletionException(error);
            }
            handler.accept(result);
        })));
    }

    @Override
    public void repeatIn(long delayMs, String why) {
        context.after(delayMs, () -> guarded(loop::repeat));
    }

    @Override
    public void tickAt(long dueMs, long nowMs) {
        if (dueMs >= armedForMs) {
            return;
        }
        armedForMs = dueMs;
        int mine = ++armed;
        long delayMs = Math.max(1, Math.min(dueMs - nowMs, MAX_TICK_DELAY_MS));
        context.after(delayMs, () -> {
            if (mine == armed) {
                armedForMs = Long.MAX_VALUE;
                guarded(loop::tick);
            }
        });
    }

    @Override
    public void ended(EntityLoop.End end) {
        over = true;
        context.ended(entity, this, end);
    }
}
