package io.weft.protocol.shard;

import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.ledger.HeldAmount;
import io.weft.protocol.shard.ledger.LockMode;
import io.weft.protocol.time.AttemptLine;
import io.weft.protocol.time.TimerQueue;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The shard's side of the protocol. The life of a transaction on a shard:
 *
 * <pre>
 *                       ┌────────── die / abort / time is up ──────────► (nothing is left)
 *   prepare ──► WAITING ┤
 *      │                └─► granted ─┐
 *      ├────── refused ─► vote no ──► (nothing is left)
 *      └────── granted ──────────────┴─► PREPARED (in doubt, vote yes) ─┬─ commit ─► APPLIED (mark)
 *                                              │  asks again and again  ├─ abort ──► (nothing is left)
 *                                              └────────────────────────┴─ a later attempt's prepare: aborted
 *
 *   submit (all accounts are here) ─► WAITING ─► EXECUTED (mark) or REFUSED (mark)
 *   bar ─► BARRED (mark), unless there is a mark
 *   marks leave behind the purge boundary; what is older is expired
 * </pre>
 *
 * It never decides a prepared transaction by itself (rule 13) and never applies what it did not prepare (rule 15).
 */
public final class ShardMachine implements EntityMachine<ShardMessage, ShardRecord> {

    /** Keeps the record far smaller than a frame, however many have the same deadline. */
    private static final int MAX_EXPIRED_PER_STEP = 10_000;
    private static final long MIN_PURGE_INTERVAL_MS = 1_000;
    /** So that a memory that is full gets room soon. */
    private static final long MAX_PURGE_INTERVAL_MS = 5_000;
    static final long ASK_AGAIN_MS = 500;

    private final ShardCore core;
    private final ShardState state;
    private final AssetQuestions questions;
    private final AccountReads reads;
    private final RequestHandler requests;
    private final ParticipantHandler participant;
    private final OneShardHandler oneShard;
    private final TimerQueue<Due> timers = new TimerQueue<>();
    private final ReadAhead ahead;
    private final RecordWriter frameWriter = new RecordWriter(0);
    private long readSequence;
    private long purgedAtMs;
    private boolean moreHoldsAreDue;

    /** What a timer is about. */
    sealed interface Due {
        record Inquiry(TxId txId, Attempt attempt, long delayMs) implements Due {}

        record EndOfWait(Request request) implements Due {}

        record EndOfLatestRead(AccountId account) implements Due {}

        record AskAgain(AssetId asset) implements Due {}

        record Purge() implements Due {}
    }

    public ShardMachine(int index, Placement placement, ShardSettings settings) {
        core = new ShardCore(index, placement, settings);
        state = core.state();
        questions = new AssetQuestions(core);
        reads = new AccountReads(core);
        requests = new RequestHandler(core, questions, reads, timers);
        participant = new ParticipantHandler(core, requests);
        oneShard = new OneShardHandler(core, requests);
        ahead = new ReadAhead(state);
    }

    @Override
    public void begin(long epoch, long nowMs, Effects<ShardRecord> out) {
        core.beginStep(nowMs, out);
        questions.begin(epoch);
        state.takeTouched();
        state.inDoubt().forEachByAge((txId, doubt) -> inquire(new Due.Inquiry(txId, doubt.attempt(), core.settings().inquireAfterMs())));
        timers.add(core.nowMs() + purgeIntervalMs(), new Due.Purge());
    }

    @Override
    public void step(ShardMessage message, long nowMs, Effects<ShardRecord> out) {
        core.beginStep(nowMs, out);
        purgeIfCrowded();
        expireHolds();
        dispatch(message);
        // What this step has unlocked may have been due.
        expireHolds();
        lookAgain();
    }

    private void dispatch(ShardMessage message) {
        if (message instanceof ShardMessage.Prepare prepare) {
            ahead.through(prepare);
            prepare.items().forEach(participant::prepare);
        } else if (message instanceof ShardMessage.Decide decide) {
            ahead.through(decide);
            decide.items().forEach(participant::decide);
        } else if (message instanceof Submit submit) {
            submit.items().forEach(oneShard::submit);
        } else if (message instanceof ShardMessage.Bar bar) {
            bar.txIds().forEach(txId -> oneShard.bar(txId, bar.coordinator()));
        } else if (message instanceof FindTransaction find) {
            oneShard.find(find);
        } else if (message instanceof ShardMessage.AskAssets question) {
            questions.answer(question);
        } else if (message instanceof ShardMessage.AssetStandings answer) {
            answer.items().forEach(requests::assetAnswered);
        } else if (message instanceof ShardMessage.ReadAccount read) {
            readAccount(read);
        } else if (message instanceof ShardMessage.ReadAccounts several) {
            several.reads().forEach(this::readAccount);
        } else if (message instanceof ShardMessage.ReadHolds read) {
            requests.judge(new Request.Read(readAge(), read.account(), LockMode.SHARED, read.replyTo(), () -> reads.answerHolds(read)));
        } else if (message instanceof ShardMessage.ReadAsset read) {
            requests.judge(new Request.Read(readAge(), read.asset().issuer(), LockMode.ESCROW, read.replyTo(),
                    () -> reads.answerAsset(read.asset(), read.replyTo())));
        }
    }

    private void readAccount(ShardMessage.ReadAccount read) {
        if (read.mode() == ShardMessage.ReadMode.EXACT) {
            requests.judge(new Request.Read(readAge(), read.account(), LockMode.SHARED, read.replyTo(),
                    () -> reads.answerAccount(read.account(), read.replyTo())));
        } else {
            long untilMs = core.nowMs() + core.settings().maxWaitMs();
            if (reads.readLatest(read.account(), read.replyTo(), untilMs)) {
                timers.add(untilMs, new Due.EndOfLatestRead(read.account()));
            }
        }
    }

    /** A read is as old as its arrival. Its low half is no version 7 id's, so it meets no transaction's age. */
    private TxId readAge() {
        return new TxId(TxId.smallestOf(core.nowMs()).high(), readSequence++);
    }

    @Override
    public void tick(long nowMs, Effects<ShardRecord> out) {
        core.beginStep(nowMs, out);
        expireHolds();
        AttemptLine first = core.firstInquiries();
        AttemptLine.OpenIds inDoubt = state.inDoubt()::contains;
        for (AttemptLine.Due due = first.pollDue(core.nowMs(), inDoubt); due != null; due = first.pollDue(core.nowMs(), inDoubt)) {
            inquire(new Due.Inquiry(due.txId(), due.attempt(), core.settings().inquireAfterMs()));
        }
        for (Due due = timers.pollDue(core.nowMs()); due != null; due = timers.pollDue(core.nowMs())) {
            handle(due);
        }
        expireHolds();
        lookAgain();
    }

    private void handle(Due due) {
        if (due instanceof Due.Inquiry inquiry) {
            inquire(inquiry);
        } else if (due instanceof Due.EndOfWait end) {
            requests.giveUp(end.request());
        } else if (due instanceof Due.EndOfLatestRead end) {
            reads.endWaiting(end.account());
        } else if (due instanceof Due.AskAgain again) {
            if (questions.askAgain(again.asset())) {
                timers.add(core.nowMs() + ASK_AGAIN_MS, again);
            }
        } else {
            purge();
            timers.add(core.nowMs() + purgeIntervalMs(), new Due.Purge());
        }
    }

    private void inquire(Due.Inquiry inquiry) {
        ShardState.InDoubt doubt = state.inDoubt().get(inquiry.txId());
        if (doubt != null && doubt.attempt().equals(inquiry.attempt())) {
            core.outbox().inquire(core.index(), inquiry.txId(), inquiry.attempt());
            long nextMs = Math.min(2 * inquiry.delayMs(), core.settings().maxInquireMs());
            timers.add(core.nowMs() + nextMs, new Due.Inquiry(inquiry.txId(), inquiry.attempt(), nextMs));
        }
    }

    /** Holds that an undecided transaction posts or voids, or whose account is locked, expire later (rule 7). */
    private void expireHolds() {
        List<HoldId> expired = state.ledger().holds().due(core.nowMs(), MAX_EXPIRED_PER_STEP, this::mayExpire);
        moreHoldsAreDue = expired.size() == MAX_EXPIRED_PER_STEP;
        if (!expired.isEmpty()) {
            core.emit(new ShardRecord.HoldsExpired(expired, core.nowMs()));
        }
    }

    private boolean mayExpire(HeldAmount held) {
        AccountId account = held.hold().from();
        LockMode mode = state.locks().mode(account);
        boolean mayChange = mode == null || mode == LockMode.ESCROW;
        return mayChange && state.locks().busyWith(account, held.id()) == null;
    }

    private void purge() {
        purgedAtMs = core.nowMs();
        ShardSettings settings = core.settings();
        long boundaryMs = state.marks().nextBoundaryMs(core.nowMs(), settings.retentionMs(), settings.maxMarks(),
                core.nowMs() - settings.maxWaitMs() - settings.maxIdSkewMs(),
                Math.min(state.inDoubt().oldestTimeMs(), requests.oldestWaitingMs()));
        if (boundaryMs > 0) {
            core.emit(new ShardRecord.Purged(boundaryMs));
        }
    }

    /** Not only when it is time to: between two times so much may come that nothing is admitted any more. */
    private void purgeIfCrowded() {
        boolean isCrowded = state.marks().size() > core.settings().maxMarks();
        if (isCrowded && core.nowMs() >= purgedAtMs + MIN_PURGE_INTERVAL_MS) {
            purge();
        }
    }

    private long purgeIntervalMs() {
        return Math.max(MIN_PURGE_INTERVAL_MS, Math.min(MAX_PURGE_INTERVAL_MS, core.settings().retentionMs() / 100));
    }

    /** Whoever waits for an account that has changed is judged again, until nothing changes any more. */
    private void lookAgain() {
        state.takeSettled().forEach(reads::settled);
        for (Set<AccountId> touched = state.takeTouched(); !touched.isEmpty(); touched = state.takeTouched()) {
            for (AccountId account : touched) {
                requests.lookAgain(account);
            }
        }
    }

    @Override
    public long nextTickMs() {
        if (moreHoldsAreDue) {
            return state.timeMs();
        }
        long timerMs = Math.min(timers.nextMs(), core.firstInquiries().nextMs());
        return Math.min(timerMs, state.ledger().holds().nextDeadlineAfterMs(state.timeMs()));
    }

    @Override
    public long timeMs() {
        return state.timeMs();
    }

    @Override
    public byte[] encodeFrame(List<ShardRecord> records) {
        return ShardFrames.encode(frameWriter, state.timeMs(), records);
    }

    @Override
    public void replayFrame(byte[] payload) {
        InvariantBroken.require(timers.nextMs() == Long.MAX_VALUE, "frames are replayed before the machine begins");
        ShardFrames.Frame frame = ShardFrames.decode(payload);
        state.advanceTo(frame.timeMs());
        frame.records().forEach(state::apply);
    }

    @Override
    public void restoreRow(byte[] key, byte[] value) {
        ShardRows.restore(state, key, value);
    }

    @Override
    public Iterator<Row> checkpoint() {
        return ShardRows.capture(state);
    }
}
