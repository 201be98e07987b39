package io.weft.protocol.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.entity.ManualOwnership.Kind;
import io.weft.protocol.entity.ManualOwnership.Offered;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.Message;
import io.weft.protocol.model.TxId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Journal, then send; and what becomes of an entity whose journal, or whose machine, has bad news. */
class EntityLoopTest {

    private static final AppendResult DURABLE = AppendResult.DURABLE;
    private static final AppendResult FENCED = new AppendResult.Fenced(7);
    private static final AppendResult UNKNOWN = new AppendResult.FateUnknown("timed out");

    private final LoopHarness entity = new LoopHarness(limits(1_000), Long.MAX_VALUE);

    /** Three inputs ahead of the journal; repeats after 10 ms, at most 40. */
    private static EntityLimits limits(long checkpointEveryFrames) {
        return new EntityLimits(100, 3, 10, 40, new CheckpointEvery(checkpointEveryFrames, 1_000_000));
    }

    private static Message barred(long... numbers) {
        return new Barred(0, LongStream.of(numbers).mapToObj(number -> new Barred.Item(new TxId(0, number), null)).toList());
    }

    private static Offered append(long position, String payload) {
        return new Offered(Kind.APPEND, position, payload);
    }

    @Test
    void shouldSendOnlyWhatIsDurableRule11() {
        // given an append under way, and more that gathers behind it
        entity.bar(1);
        entity.bar(2);
        entity.find(9);
        assertThat(entity.sent()).isEmpty();

        // when the first is durable
        entity.end(Kind.APPEND, DURABLE);

        // then only its message has left, and all else goes together
        assertThat(entity.sent()).containsExactly(barred(1));
        assertThat(entity.journal.offered()).isEqualTo(append(2, "2"));
        entity.end(Kind.APPEND, DURABLE);
        assertThat(entity.sent()).containsExactly(barred(2), new Found(9, Found.State.NOT_FOUND, null));
    }

    @Test
    void shouldCheckItsFenceForWhatWritesNothingRule22() {
        // given an answer without a record
        entity.find(9);

        // when the check, which began after the input, has passed
        assertThat(entity.sent()).isEmpty();
        entity.end(Kind.FENCE_CHECK, DURABLE);

        // then it leaves
        assertThat(entity.sent()).containsExactly(new Found(9, Found.State.NOT_FOUND, null));
        assertThat(entity.journal.underWay()).isZero();
    }

    @Test
    void shouldRepeatIdenticallyWithDoublingDelayWhileTheFateIsUnknownRule21() {
        // given an append, and more that has gathered behind it
        entity.bar(1, 2);
        entity.bar(3);

        // when its fate stays unknown
        for (int i = 0; i < 4; i++) {
            entity.end(Kind.APPEND, UNKNOWN);
            assertThat(entity.journal.underWay()).isZero();
            entity.loop.repeat();
            assertThat(entity.journal.offered()).isEqualTo(append(1, "1,2"));
        }

        // then the delay has doubled up to its bound, nothing was sent, and after a success it is short again
        assertThat(entity.repeatDelaysMs).containsExactly(10L, 20L, 40L, 40L);
        assertThat(entity.sent()).isEmpty();
        entity.end(Kind.APPEND, DURABLE);
        assertThat(entity.sent()).containsExactly(barred(1, 2));
        entity.end(Kind.APPEND, UNKNOWN);
        assertThat(entity.repeatDelaysMs).last().isEqualTo(10L);
    }

    @Test
    void shouldDropWhatIsBeyondTheBoundOnExecutionAheadOfTheJournal() {
        // given an append under way, and as much behind it as may be
        entity.bar(1);
        assertThat(List.of(entity.bar(2), entity.find(3), entity.bar(4))).containsOnly(true);

        // when one more comes, and another when there is room again
        boolean tooMuch = entity.bar(5);
        entity.end(Kind.APPEND, DURABLE);
        boolean later = entity.bar(6);

        // then the first was dropped before the machine saw it
        assertThat(tooMuch).isFalse();
        assertThat(later).isTrue();
        assertThat(entity.journal.offered()).isEqualTo(append(2, "2,4"));
        assertThat(entity.machine.inputs()).isEqualTo(5);
    }

    @Test
    void shouldFinishWhatItHasTakenWhenItIsStopped() {
        // given an append under way, and more that has gathered
        entity.bar(1);
        entity.bar(2);

        // when it is stopped
        entity.loop.stop();
        boolean late = entity.bar(3);
        entity.end(Kind.APPEND, DURABLE);
        EntityLoop.End early = entity.end;
        entity.end(Kind.APPEND, DURABLE);

        // then it takes nothing more, and journals and sends what it had taken
        assertThat(late).isFalse();
        assertThat(early).isNull();
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Stopped());
        assertThat(entity.sent()).containsExactly(barred(1), barred(2));
        assertThat(entity.journal.underWay()).isZero();
    }

    @Test
    void shouldStopAtOnceWhenNothingIsUnderWay() {
        entity.loop.stop();
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Stopped());
    }

    @Test
    void shouldStopWithoutSendingWhenTheFateStaysUnknown() {
        // given a stop while an append is under way
        entity.bar(1);
        entity.loop.stop();

        // when its fate is unknown
        entity.end(Kind.APPEND, UNKNOWN);

        // then it ends, repeats nothing and answers nobody
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Stopped());
        assertThat(entity.repeatDelaysMs).isEmpty();
        assertThat(entity.sent()).isEmpty();
    }

    @Test
    void shouldEndAndAnswerNobodyWhenItIsFencedRule19() {
        // given an append under way, and more behind it
        entity.bar(1);
        entity.bar(2);

        // when there is a newer owner
        entity.end(Kind.APPEND, FENCED);

        // then nothing more goes in or out
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Fenced(7));
        assertThat(entity.bar(3)).isFalse();
        assertThat(entity.sent()).isEmpty();
        assertThat(entity.journal.underWay()).isZero();
    }

    @Test
    void shouldEndWhenTheFateOfACheckpointIsUnknown() {
        // given a checkpoint under way
        LoopHarness often = new LoopHarness(limits(1), Long.MAX_VALUE);
        often.bar(1);
        often.end(Kind.APPEND, DURABLE);

        // when its fate is unknown
        often.end(Kind.CHECKPOINT, UNKNOWN);

        // then only a recovery can find out what is stored
        assertThat(often.end).isEqualTo(new EntityLoop.End.CheckpointLost("timed out"));
        assertThat(often.bar(2)).isFalse();
    }

    @Test
    void shouldLetNothingInOrOutFromABrokenInvariantOnRule19() {
        // given an append under way, an answer behind it, and a machine that meets the impossible
        entity.bar(1);
        entity.find(2);
        assertThat(entity.breakIt()).isTrue();

        // when more comes, a timer comes, and the append ends well
        boolean taken = entity.bar(3);
        entity.loop.tick();
        entity.end(Kind.APPEND, DURABLE);
        entity.loop.repeat();

        // then the machine has seen none of it, nothing was sent, and its fence is all that is asked for
        assertThat(taken).isFalse();
        assertThat(entity.machine.inputs()).isEqualTo(3);
        assertThat(entity.sent()).isEmpty();
        assertThat(entity.journal.offered()).isEqualTo(new Offered(Kind.FENCE_CHECK, 0, ""));
        assertThat(entity.journal.underWay()).isEqualTo(1);
        assertThat(entity.end).isNull();
    }

    @Test
    void shouldEndAsFencedWhenItWasOvertakenAndThenBrokenRule19() {
        // given a machine that meets the impossible
        entity.breakIt();

        // when the fence says that there is a newer owner
        entity.end(Kind.FENCE_CHECK, FENCED);

        // then it is no bug, but a zombie
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Fenced(7));
        assertThat(entity.sent()).isEmpty();
    }

    @Test
    void shouldThrowTheBrokenInvariantWhenItStillIsTheOwner() {
        // given a machine that meets the impossible
        entity.breakIt();

        // when the fence says that this is the owner
        // then it is a bug
        assertThatThrownBy(() -> entity.end(Kind.FENCE_CHECK, DURABLE)).isInstanceOf(InvariantBroken.class)
                .hasMessage("broken on purpose");
        assertThat(entity.sent()).isEmpty();
        assertThat(entity.journal.underWay()).isZero();
    }

    @Test
    void shouldCheckTheFenceOfABrokenEntityAgainWhileThatIsUnknown() {
        // given a machine that meets the impossible
        entity.breakIt();

        // when the check times out
        entity.end(Kind.FENCE_CHECK, UNKNOWN);

        // then another one tells, after a delay, and there are never two
        assertThat(entity.end).isNull();
        assertThat(entity.journal.underWay()).isZero();
        assertThat(entity.repeatDelaysMs).containsExactly(10L);
        entity.loop.repeat();
        entity.loop.repeat();
        assertThat(entity.journal.underWay()).isEqualTo(1);
        entity.end(Kind.FENCE_CHECK, FENCED);
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Fenced(7));
    }

    @Test
    void shouldAskForOneRepetitionAtATimeWhenItIsBrokenWhileAnAppendIsToBeRepeated() {
        // given an append of unknown fate that is to be repeated, and a machine that meets the impossible meanwhile
        entity.bar(1);
        entity.end(Kind.APPEND, UNKNOWN);
        entity.breakIt();

        // when the fence check times out too, before the delay is over
        entity.end(Kind.FENCE_CHECK, UNKNOWN);

        // then the repetition that was asked for serves both, and only its check asks for another one
        assertThat(entity.repeatDelaysMs).containsExactly(10L);
        entity.loop.repeat();
        assertThat(entity.journal.offered()).isEqualTo(new Offered(Kind.FENCE_CHECK, 0, ""));
        entity.end(Kind.FENCE_CHECK, UNKNOWN);
        assertThat(entity.repeatDelaysMs).containsExactly(10L, 20L);
    }

    @Test
    void shouldGoOnCheckingWhenTheDelayIsOverBeforeTheCheckHasEnded() {
        // given an append of unknown fate that is to be repeated, and a fence check of a broken machine under way
        entity.bar(1);
        entity.end(Kind.APPEND, UNKNOWN);
        entity.breakIt();

        // when the delay is over, and then the check times out
        entity.loop.repeat();
        int underWay = entity.journal.underWay();
        entity.end(Kind.FENCE_CHECK, UNKNOWN);

        // then nothing was offered beside the check, and another one follows after a delay
        assertThat(underWay).isEqualTo(1);
        assertThat(entity.repeatDelaysMs).containsExactly(10L, 20L);
        entity.loop.repeat();
        entity.end(Kind.FENCE_CHECK, FENCED);
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Fenced(7));
        assertThat(entity.sent()).isEmpty();
    }

    @Test
    void shouldStillCheckOnceWhenItIsStoppedBetweenTwoChecks() {
        // given a machine that met the impossible, and a check that timed out
        entity.breakIt();
        entity.end(Kind.FENCE_CHECK, UNKNOWN);

        // when it is stopped
        entity.loop.stop();

        // then it ends with the next check, which may still tell a zombie from a bug
        assertThat(entity.end).isNull();
        entity.loop.repeat();
        entity.end(Kind.FENCE_CHECK, UNKNOWN);
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Stopped());
        assertThat(entity.repeatDelaysMs).containsExactly(10L);
        assertThat(entity.sent()).isEmpty();
    }

    @Test
    void shouldThrowTheBrokenInvariantThoughItWasToStopBetweenTwoChecks() {
        // given a machine that met the impossible, a check that timed out, and a stop
        entity.breakIt();
        entity.end(Kind.FENCE_CHECK, UNKNOWN);
        entity.loop.stop();

        // when the next check says that this is the owner
        entity.loop.repeat();

        // then it is a bug
        assertThatThrownBy(() -> entity.end(Kind.FENCE_CHECK, DURABLE)).isInstanceOf(InvariantBroken.class);
    }

    @Test
    void shouldEndAtItsNextRepetitionWhenItIsStoppedWhileAnAppendIsToBeRepeated() {
        // given an append of unknown fate that is to be repeated
        entity.bar(1);
        entity.end(Kind.APPEND, UNKNOWN);

        // when it is stopped
        entity.loop.stop();
        EntityLoop.End early = entity.end;
        entity.loop.repeat();
        entity.end(Kind.APPEND, DURABLE);

        // then the repetition tells the fate, and what is durable leaves
        assertThat(early).isNull();
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Stopped());
        assertThat(entity.sent()).containsExactly(barred(1));
    }

    @Test
    void shouldKeepTimeAtHalfSpeedByItsTimersToo() {
        // given a machine that is ticked every few milliseconds, and a wall clock that is set back by an hour
        LoopHarness ticking = new LoopHarness(limits(1_000), 3);
        long beforeMs = ticking.machine.timeMs();
        ticking.setWallClockBack(3_600_000);

        // when ten seconds pass
        // then its time never runs faster than half of theirs, and not slower either
        for (long passedMs = 1; passedMs <= 10_000; passedMs++) {
            ticking.passOneMs();
            assertThat(ticking.machine.timeMs() - beforeMs).isBetween(passedMs / 2 - 3, passedMs / 2);
        }
    }
}
