package io.weft.protocol.entity;

import io.weft.protocol.driver.Inbox;
import io.weft.protocol.entity.ManualOwnership.Kind;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.TxId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** One loop around a {@link TallyMachine}, with journal, clocks and timer in the hands of the test. */
final class LoopHarness implements EntityLoop.Host {

    final ManualOwnership journal = new ManualOwnership();
    final Inbox inbox = new Inbox();
    final List<Long> repeatDelaysMs = new ArrayList<>();
    final TallyMachine machine;
    final EntityLoop<ShardMessage, String> loop;
    EntityLoop.End end;

    private final Deque<Runnable> heard = new ArrayDeque<>();
    private long wallMs = 1_000_000_000;
    private long elapsedMs;
    private long timerAtElapsedMs = Long.MAX_VALUE;

    /** @param tickEveryMs what the machine wants; {@link Long#MAX_VALUE}: no ticks */
    LoopHarness(EntityLimits limits, long tickEveryMs) {
        machine = new TallyMachine(tickEveryMs);
        EntityClock clock = new EntityClock(() -> wallMs, () -> TimeUnit.MILLISECONDS.toNanos(elapsedMs), 0);
        loop = new EntityLoop<>(new RecoveredEntity<>(journal, machine, 0, 0, 0), limits, clock, inbox, this);
        loop.begin();
    }

    /** Has numbers journaled and answered; whether the loop took it. */
    boolean bar(long... numbers) {
        return loop.step(new ShardMessage.Bar(0, LongStream.of(numbers).mapToObj(number -> new TxId(0, number)).toList()));
    }

    /** Is answered without a record. */
    boolean find(long requestId) {
        return loop.step(new FindTransaction(new TxId(0, 0), new ReplyTo(inbox, requestId)));
    }

    boolean breakIt() {
        return loop.step(new ShardMessage.AskAssets(0, List.of()));
    }

    /** Ends the oldest operation of a kind, and tells the loop. */
    void end(Kind kind, AppendResult result) {
        journal.end(kind, result);
        while (!heard.isEmpty()) {
            heard.remove().run();
        }
    }

    /** What was sent since the last call. */
    List<Message> sent() {
        return inbox.take();
    }

    void setWallClockBack(long ms) {
        wallMs -= ms;
    }

    /** Lets a millisecond pass; the timer may come. */
    void passOneMs() {
        wallMs++;
        elapsedMs++;
        if (elapsedMs >= timerAtElapsedMs) {
            timerAtElapsedMs = Long.MAX_VALUE;
            loop.tick();
        }
    }

    @Override
    public void watchCommit(CompletionStage<AppendResult> stage) {
        watch(stage, result -> loop.commitEnded(result));
    }

    @Override
    public void watchSuspicion(CompletionStage<AppendResult> stage) {
        watch(stage, result -> loop.suspicionEnded(result));
    }

    @Override
    public void watchCheckpoint(CompletionStage<AppendResult> stage) {
        watch(stage, result -> loop.checkpointEnded(result));
    }

    private void watch(CompletionStage<AppendResult> stage, Consumer<AppendResult> listener) {
        stage.thenAccept(result -> heard.add(() -> listener.accept(result)));
    }

    @Override
    public void repeatIn(long delayMs, String why) {
        repeatDelaysMs.add(delayMs);
    }

    @Override
    public void tickAt(long dueMs, long nowMs) {
        if (dueMs != Long.MAX_VALUE) {
            timerAtElapsedMs = Math.min(timerAtElapsedMs, elapsedMs + Math.max(1, dueMs - nowMs));
        }
    }

    @Override
    public void ended(EntityLoop.End why) {
        end = why;
    }
}
