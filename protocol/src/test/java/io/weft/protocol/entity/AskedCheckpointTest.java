package io.weft.protocol.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.entity.ManualOwnership.Kind;
import io.weft.protocol.entity.ManualOwnership.Offered;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import org.junit.jupiter.api.Test;

/** Checkpoints that somebody asks for, long before one would be due. */
class AskedCheckpointTest {

    private final LoopHarness entity =
            new LoopHarness(new EntityLimits(100, 3, 10, 40, new CheckpointEvery(1_000, 1_000_000)), Long.MAX_VALUE);

    private void append(long number) {
        entity.bar(number);
        entity.end(Kind.APPEND, AppendResult.DURABLE);
    }

    private static Offered checkpoint(long position) {
        return new Offered(Kind.CHECKPOINT, position, "");
    }

    @Test
    void shouldTakeItAtOnceWhenNothingIsUnderWay() {
        // given
        append(1);
        append(2);

        // when
        entity.loop.checkpointSoon();

        // then
        assertThat(entity.journal.offered()).isEqualTo(checkpoint(2));
        assertThat(entity.loop.isCheckpointExpected()).isTrue();
        entity.end(Kind.CHECKPOINT, AppendResult.DURABLE);
        assertThat(entity.loop.isCheckpointExpected()).isFalse();
    }

    @Test
    void shouldTakeItWithTheNextFramesWhenAnAppendIsUnderWay() {
        // given an append, and what gathers behind it
        entity.bar(1);
        entity.bar(2);

        // when
        entity.loop.checkpointSoon();

        // then it shows both, once both are durable
        assertThat(entity.loop.isCheckpointExpected()).isTrue();
        entity.end(Kind.APPEND, AppendResult.DURABLE);
        assertThat(entity.journal.underWay()).isEqualTo(1);
        entity.end(Kind.APPEND, AppendResult.DURABLE);
        assertThat(entity.journal.offered()).isEqualTo(checkpoint(2));
    }

    @Test
    void shouldTakeItThoughNothingFollowsTheAppend() {
        // given
        entity.bar(1);
        entity.loop.checkpointSoon();

        // when
        entity.end(Kind.APPEND, AppendResult.DURABLE);

        // then it waits for no other
        assertThat(entity.journal.offered()).isEqualTo(checkpoint(1));
    }

    @Test
    void shouldTakeItWhileMessagesAloneAreUnderWay() {
        // given
        append(1);
        entity.find(9);
        entity.find(10);

        // when
        entity.loop.checkpointSoon();
        entity.end(Kind.FENCE_CHECK, AppendResult.DURABLE);

        // then
        entity.end(Kind.FENCE_CHECK, AppendResult.DURABLE);
        assertThat(entity.journal.offered()).isEqualTo(checkpoint(1));
    }

    @Test
    void shouldTakeNoneWhereThereIsNothingToShow() {
        // given nothing at all
        entity.loop.checkpointSoon();
        assertThat(entity.loop.isCheckpointExpected()).isFalse();
        assertThat(entity.journal.underWay()).isZero();

        // given one that shows all
        append(1);
        entity.loop.checkpointSoon();
        entity.end(Kind.CHECKPOINT, AppendResult.DURABLE);

        // when, then
        entity.loop.checkpointSoon();
        assertThat(entity.loop.isCheckpointExpected()).isFalse();
        assertThat(entity.journal.underWay()).isZero();
    }

    @Test
    void shouldTakeNoSecondWhileOneIsUnderWay() {
        // given
        append(1);
        entity.loop.checkpointSoon();
        append(2);

        // when
        entity.loop.checkpointSoon();
        entity.end(Kind.CHECKPOINT, AppendResult.DURABLE);

        // then
        assertThat(entity.loop.isCheckpointExpected()).isFalse();
        append(3);
        assertThat(entity.journal.underWay()).isZero();
    }

    @Test
    void shouldTakeNoneWhenItIsAboutToEnd() {
        // given
        entity.bar(1);
        entity.loop.stop();

        // when
        entity.loop.checkpointSoon();
        entity.end(Kind.APPEND, AppendResult.DURABLE);

        // then
        assertThat(entity.loop.isCheckpointExpected()).isFalse();
        assertThat(entity.end).isEqualTo(new EntityLoop.End.Stopped());
        assertThat(entity.journal.underWay()).isZero();
    }
}
