package io.weft.protocol.coordinator;

import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Found.State;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.Placement;
import io.weft.protocol.time.AttemptLine;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The coordinator's side of the protocol. The life of a transaction at its coordinator:
 *
 * <pre>
 *   submit ─► PREPARING ─┬─ all vote yes ──────────► COMMITTED, undelivered ─ all applied ─► COMMITTED, delivered
 *                ▲       ├─ one votes no ──────────► REJECTED
 *                │       ├─ one dies ─► BACKING_OFF ─┐
 *                └───────┼───────────────────────────┘
 *                        ├─ its time is up ────────► (nothing is left; retryable)
 *   cancel, or a shard   │
 *   votes "cancelled" ───┴─► CANCELLING ─┬─ all shards barred it ─► REJECTED as cancelled
 *                                        ├─ one had executed it ──► (nothing new is left; that outcome)
 *                                        └─ its time is up ───────► (nothing new is left; retryable)
 *   outcomes leave behind the purge boundary; what is older is expired
 * </pre>
 *
 * What is REJECTED as TX_ID_REUSED is one content, not the id, of which a shard alone has decided for another content. So
 * whoever searches for the id here does not find it, and a cancellation goes on to CANCELLING, and from there back to
 * REJECTED as it was, with the outcome that the shard knows.
 *
 * Only the outcomes are journaled. So after a crash every undecided attempt is aborted, for good, because nobody will
 * ever find it decided (presumed abort, C. Mohan, B. Lindsay and R. Obermarck, "Transaction management in the R*
 * distributed database management system", 1986, section 3.2; but outcomes are kept until the purge boundary, also for
 * clients that ask again). It never forgets a commit before every participant's apply record is durable (rule 16).
 */
public final class CoordinatorMachine implements EntityMachine<CoordinatorMessage, CoordinatorRecord> {

    private static final long MIN_PURGE_INTERVAL_MS = 1_000;
    /** So that a memory that is full gets room soon. */
    private static final long MAX_PURGE_INTERVAL_MS = 5_000;

    private final CoordinatorCore core;
    private final DeliveryHandler delivery;
    private final CancelHandler cancels;
    private final AttemptHandler attempts;
    private final ReadAhead ahead;
    private final RecordWriter frameWriter = new RecordWriter(0);
    private long purgedAtMs;

    public CoordinatorMachine(int index, Placement placement, CoordinatorSettings settings) {
        core = new CoordinatorCore(index, placement, settings);
        delivery = new DeliveryHandler(core);
        cancels = new CancelHandler(core);
        attempts = new AttemptHandler(core, delivery, cancels);
        ahead = new ReadAhead(core);
    }

    @Override
    public void begin(long epoch, long nowMs, Effects<CoordinatorRecord> out) {
        core.beginEpoch(epoch);
        core.beginStep(nowMs, out);
        delivery.resendAll();
        core.timers().add(core.nowMs() + purgeIntervalMs(), new Due.Purge());
    }

    @Override
    public void step(CoordinatorMessage message, long nowMs, Effects<CoordinatorRecord> out) {
        core.beginStep(nowMs, out);
        purgeIfCrowded();
        if (message instanceof Submit submit) {
            ahead.through(submit);
            submit.items().forEach(attempts::submit);
        } else if (message instanceof CoordinatorMessage.Votes votes) {
            ahead.through(votes);
            votes.votes().forEach(vote -> attempts.vote(votes.shard(), vote));
        } else if (message instanceof CoordinatorMessage.Applied applied) {
            ahead.through(applied);
            applied.items().forEach(item -> delivery.applied(applied.shard(), item));
        } else if (message instanceof CoordinatorMessage.Inquire inquire) {
            inquire.items().forEach(item -> attempts.tellFate(inquire.shard(), item.txId(), item.attempt()));
        } else if (message instanceof CoordinatorMessage.Cancel cancel) {
            cancels.cancel(cancel.txId(), cancel.replyTo());
        } else if (message instanceof CoordinatorMessage.Barred barred) {
            barred.items().forEach(item -> cancels.barred(barred.shard(), item));
        } else if (message instanceof FindTransaction find) {
            find(find);
        }
    }

    private void find(FindTransaction find) {
        Fate fate = core.outcomes().ofId(find.txId());
        Active active = core.active().get(find.txId());
        State state = fate != null ? State.DECIDED : active != null && active.digest != null ? State.PENDING
                : core.outcomes().memory().isPurged(find.txId()) ? State.EXPIRED : State.NOT_FOUND;
        core.outbox().answer(find.replyTo().party(), new GatewayMessage.Found(find.replyTo().requestId(), state,
                fate == null ? null : fate.outcome()));
    }

    @Override
    public void tick(long nowMs, Effects<CoordinatorRecord> out) {
        core.beginStep(nowMs, out);
        lookAt(core.resends(), core.active()::contains, attempts::resend);
        lookAt(core.redeliveries(), core.outcomes().undelivered()::contains, (txId, attempt) -> delivery.resend(txId));
        for (Due due = core.timers().pollDue(core.nowMs()); due != null; due = core.timers().pollDue(core.nowMs())) {
            handle(due);
        }
    }

    private void lookAt(AttemptLine line, AttemptLine.OpenIds open, BiConsumer<TxId, Attempt> action) {
        for (AttemptLine.Due due = line.pollDue(core.nowMs(), open); due != null; due = line.pollDue(core.nowMs(), open)) {
            action.accept(due.txId(), due.attempt());
        }
    }

    private void handle(Due due) {
        if (due instanceof Due.Resend resend) {
            attempts.resend(resend.txId(), resend.attempt());
        } else if (due instanceof Due.NextAttempt next) {
            attempts.next(next);
        } else if (due instanceof Due.RepeatBar bar) {
            cancels.resend(bar.txId());
        } else {
            purge();
            core.timers().add(core.nowMs() + purgeIntervalMs(), new Due.Purge());
        }
    }

    /** Never past what is undecided or undelivered (rule 8). */
    private void purge() {
        purgedAtMs = core.nowMs();
        CoordinatorSettings settings = core.settings();
        long unfinishedMs = Math.min(core.active().oldestTimeMs(), core.outcomes().undelivered().oldestTimeMs());
        long boundaryMs = core.outcomes().memory().nextBoundaryMs(core.nowMs(), settings.retentionMs(), settings.maxOutcomes(),
                core.nowMs() - settings.maxUndecidedMs() - settings.maxIdSkewMs(), unfinishedMs);
        if (boundaryMs > 0) {
            core.emit(new CoordinatorRecord.Purged(boundaryMs));
        }
    }

    /** Not only when it is time to: between two times so much may come that nothing is admitted any more. */
    private void purgeIfCrowded() {
        boolean isCrowded = core.outcomes().memory().size() > core.settings().maxOutcomes();
        if (isCrowded && core.nowMs() >= purgedAtMs + MIN_PURGE_INTERVAL_MS) {
            purge();
        }
    }

    private long purgeIntervalMs() {
        return Math.max(MIN_PURGE_INTERVAL_MS, Math.min(MAX_PURGE_INTERVAL_MS, core.settings().retentionMs() / 100));
    }

    @Override
    public long nextTickMs() {
        return Math.min(core.timers().nextMs(), Math.min(core.resends().nextMs(), core.redeliveries().nextMs()));
    }

    @Override
    public long timeMs() {
        return core.nowMs();
    }

    @Override
    public byte[] encodeFrame(List<CoordinatorRecord> records) {
        return CoordinatorFrames.encode(frameWriter, core.nowMs(), records);
    }

    @Override
    public void replayFrame(byte[] payload) {
        InvariantBroken.require(core.timers().nextMs() == Long.MAX_VALUE, "frames are replayed before the machine begins");
        CoordinatorFrames.Frame frame = CoordinatorFrames.decode(payload);
        core.outcomes().advanceTo(frame.timeMs());
        frame.records().forEach(core.outcomes()::apply);
    }

    @Override
    public void restoreRow(byte[] key, byte[] value) {
        CoordinatorRows.restore(core.outcomes(), key, value);
    }

    @Override
    public Iterator<Row> checkpoint() {
        return CoordinatorRows.capture(core.outcomes());
    }
}
