package io.weft.simulator.journal;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.simulator.plan.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One epoch of one entity's log. */
final class SimulatedOwnership implements JournalOwnership {

    private static final int UNKNOWN_AFTER_MS = 30;
    private static final int LATER_BY_MS = 40;

    private final SimulatedJournal journal;
    private final EntityId entity;
    private final long epoch;

    SimulatedOwnership(SimulatedJournal journal, EntityId entity, long epoch) {
        this.journal = journal;
        this.entity = entity;
        this.epoch = epoch;
    }

    @Override
    public EntityId entity() {
        return entity;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public long recover(Recovery recovery) {
        return journal.log(entity).recover(recovery);
    }

    @Override
    public CompletionStage<AppendResult> append(long position, byte[] payload) {
        CompletableFuture<AppendResult> answer = new CompletableFuture<>();
        Supplier<AppendResult> effect = () -> appendNow(position, payload);
        Fault fault = journal.medium().disarm(entity);
        if (fault != null) {
            breakDown(fault, effect, answer);
        } else {
            run(position, effect, answer);
        }
        return answer;
    }

    private AppendResult appendNow(long position, byte[] payload) {
        AppendResult fence = fenceNow();
        if (fence == AppendResult.DURABLE && journal.log(entity).append(position, payload)) {
            journal.observer().appended(entity, epoch, position, payload);
        }
        return fence;
    }

    private AppendResult fenceNow() {
        long newest = journal.log(entity).epoch();
        if (newest == epoch) {
            return AppendResult.DURABLE;
        }
        journal.observer().fenced(entity, epoch, newest);
        return new AppendResult.Fenced(newest);
    }

    @Override
    public CompletionStage<AppendResult> checkFence() {
        CompletableFuture<AppendResult> answer = new CompletableFuture<>();
        run(-1, this::fenceNow, answer);
        return answer;
    }

    @Override
    public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
        List<Row> changed = new ArrayList<>();
        rows.forEachRemaining(changed::add);
        CompletableFuture<AppendResult> answer = new CompletableFuture<>();
        run(-2 - position, () -> {
            AppendResult fence = fenceNow();
            if (fence == AppendResult.DURABLE) {
                journal.log(entity).checkpoint(position, changed);
                journal.observer().checkpointed(entity, position);
            }
            return fence;
        }, answer);
        return answer;
    }

    /** The effect happens, or not, and is told, or not. */
    private void run(long position, Supplier<AppendResult> effect, CompletableFuture<AppendResult> answer) {
        Medium medium = journal.medium();
        Medium.Fate fate = medium.fate(entity, position, journal.world().nowMs());
        long delayMs = medium.delayMs(entity, position, journal.world().nowMs());
        long answerMs = medium.answerDelayMs(entity, position, journal.world().nowMs());
        if (fate == Medium.Fate.FINE) {
            journal.world().after(delayMs, () -> {
                AppendResult result = effect.get();
                journal.world().after(answerMs, () -> answer.complete(result));
            });
            return;
        }
        journal.observer().doubtful(entity, fate.name());
        if (fate != Medium.Fate.REQUEST_LOST) {
            long effectAfterMs = fate == Medium.Fate.HAPPENS_LATER ? UNKNOWN_AFTER_MS + LATER_BY_MS : delayMs;
            journal.world().after(effectAfterMs, effect::get);
        }
        journal.world().after(UNKNOWN_AFTER_MS, () -> answer.complete(new AppendResult.FateUnknown("the answer is missing")));
    }

    /** The append ends with the end of its process. */
    private void breakDown(Fault fault, Supplier<AppendResult> effect, CompletableFuture<AppendResult> answer) {
        boolean happens = fault instanceof Fault.BrokenAppend broken ? broken.happened()
                : ((Fault.CrashAtAppend) fault).moment() == Fault.AppendMoment.AFTER;
        long downMs = fault instanceof Fault.BrokenAppend broken ? broken.downMs() : ((Fault.CrashAtAppend) fault).downMs();
        long delayMs = journal.medium().delayMs(entity, 0, journal.world().nowMs());
        journal.world().after(delayMs, () -> {
            if (happens) {
                effect.get();
            }
            answer.completeExceptionally(new MediumBroken(fault, downMs));
        });
    }
}
