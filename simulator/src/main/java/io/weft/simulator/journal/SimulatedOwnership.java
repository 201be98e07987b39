package io.weft.simulator.journal;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.simulator.plan.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One epoch of one entity's log. */
final class SimulatedOwnership implements JournalOwnership {

    private static final int UNKNOWN_AFTER_MS = 30;
    private static final int LATER_BY_MS = 40;

    /** Long enough for a claim in between. */
    private static final int CHECK_AFTER_MS = 3;

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
        return journal.log(entity).recover(epoch, recovery);
    }

    @Override
    public CompletionStage<AppendResult> append(long position, byte[] payload) {
        CompletableFuture<AppendResult> answer = new CompletableFuture<>();
        boolean isChecked = journal.medium().checksAfterWriting();
        Runnable store = () -> store(isChecked, position, payload);
        Fault fault = journal.medium().disarm(entity);
        if (fault != null) {
            breakDown(fault, store, answer);
        } else {
            run(position, isChecked ? CHECK_AFTER_MS : 0, store, answer);
        }
        return answer;
    }

    /**
     * With a journal that writes first and then checks, a frame counts if it is stored before a newer owner reads, whatever
     * its writer is told; with one that does both at once, if there is no newer owner.
     */
    private void store(boolean isChecked, long position, byte[] payload) {
        StoredLog log = journal.log(entity);
        boolean counts = isChecked ? log.isOpenTo(epoch) : log.epoch() == epoch;
        if (counts && log.append(position, payload)) {
            journal.observer().appended(entity, epoch, position, payload);
            if (log.epoch() != epoch) {
                journal.observer().doubtful(entity, "STORED_BY_A_FORMER_OWNER");
            }
        }
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
        run(-1, 0, () -> { }, answer);
        return answer;
    }

    @Override
    public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
        List<Row> changed = new ArrayList<>();
        rows.forEachRemaining(changed::add);
        CompletableFuture<AppendResult> answer = new CompletableFuture<>();
        run(-2 - position, 0, () -> {
            if (journal.log(entity).epoch() == epoch) {
                journal.log(entity).checkpoint(position, changed);
                journal.observer().checkpointed(entity, position);
            }
        }, answer);
        return answer;
    }

    /** The effect happens, or not; then the owner is looked up, and that is told, or not. */
    private void run(long position, long checkAfterMs, Runnable effect, CompletableFuture<AppendResult> answer) {
        Medium medium = journal.medium();
        Medium.Fate fate = medium.fate(entity, position, journal.world().nowMs());
        long delayMs = medium.delayMs(entity, position, journal.world().nowMs());
        long answerMs = medium.answerDelayMs(entity, position, journal.world().nowMs());
        if (fate == Medium.Fate.FINE) {
            journal.world().after(delayMs, () -> {
                effect.run();
                if (checkAfterMs == 0) {
                    tell(answerMs, answer);
                } else {
                    journal.world().after(checkAfterMs, () -> tell(answerMs, answer));
                }
            });
            return;
        }
        journal.observer().doubtful(entity, fate.name());
        if (fate != Medium.Fate.REQUEST_LOST) {
            long effectAfterMs = fate == Medium.Fate.HAPPENS_LATER ? UNKNOWN_AFTER_MS + LATER_BY_MS : delayMs;
            journal.world().after(effectAfterMs, effect);
        }
        journal.world().after(UNKNOWN_AFTER_MS, () -> answer.complete(new AppendResult.FateUnknown("the answer is missing")));
    }

    private void tell(long answerMs, CompletableFuture<AppendResult> answer) {
        AppendResult result = fenceNow();
        journal.world().after(answerMs, () -> answer.complete(result));
    }

    /** The append ends with the end of its process. */
    private void breakDown(Fault fault, Runnable effect, CompletableFuture<AppendResult> answer) {
        boolean happens = fault instanceof Fault.BrokenAppend broken ? broken.happened()
                : ((Fault.CrashAtAppend) fault).moment() == Fault.AppendMoment.AFTER;
        long downMs = fault instanceof Fault.BrokenAppend broken ? broken.downMs() : ((Fault.CrashAtAppend) fault).downMs();
        long delayMs = journal.medium().delayMs(entity, 0, journal.world().nowMs());
        journal.world().after(delayMs, () -> {
            if (happens) {
                effect.run();
            }
            answer.completeExceptionally(new MediumBroken(fault, downMs));
        });
    }
}
