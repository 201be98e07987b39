package io.weft.persistence;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.AppendResult.Fenced;
import io.weft.protocol.route.ClusterIdentity;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal does with identity, epochs and frames. Part of the {@link JournalContract}. */
abstract class FrameContract extends JournalUnderTest {

    @Test
    void shouldStoreTheIdentityOfTheFirstCall() {
        // given
        ClusterIdentity first = new ClusterIdentity(16, 4, 123456789L, -42L);

        // when
        ClusterIdentity stored = journal().identityOr(first);
        ClusterIdentity again = journal().identityOr(new ClusterIdentity(8, 2, 1, 1));
        reopen();
        ClusterIdentity reopened = journal().identityOr(new ClusterIdentity(8, 2, 1, 1));

        // then
        assertThat(List.of(stored, again, reopened)).containsOnly(first);
    }

    @Test
    void shouldCountEpochsUpFromOneAcrossRestarts() {
        // when
        JournalOwnership first = claim(SHARD);
        JournalOwnership second = claim(SHARD);
        JournalOwnership other = claim(EntityId.coordinator(3));
        reopen();
        JournalOwnership third = claim(SHARD);

        // then
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(second.epoch()).isEqualTo(2);
        assertThat(other.epoch()).isEqualTo(1);
        assertThat(third.epoch()).isEqualTo(3);
        assertThat(third.entity()).isEqualTo(SHARD);
    }

    @Test
    void shouldRecoverNothingFromANewEntity() {
        // when
        Recovered recovered = recover(SHARD);

        // then
        assertThat(recovered.last()).isZero();
        assertThat(recovered.frames()).isEmpty();
        assertThat(recovered.rows()).isEmpty();
    }

    @Test
    void shouldRecoverFramesInOrder() {
        // given
        JournalOwnership owner = claim(SHARD);
        for (int position = 1; position <= 20; position++) {
            append(owner, position, "frame " + position);
        }

        // when
        reopen();
        Recovered recovered = recover(SHARD);

        // then
        assertThat(recovered.last()).isEqualTo(20);
        assertThat(recovered.frames()).isEqualTo(
                IntStream.rangeClosed(1, 20).mapToObj(n -> n + ":frame " + n).collect(Collectors.toList()));
    }

    @Test
    void shouldNumberFramesOverAllEpochs() {
        // given
        append(claim(SHARD), 1, "one");
        JournalOwnership second = get(journal().claim(SHARD));

        // when
        long last = Recovered.from(second).last();
        append(second, last + 1, "two");

        // then
        assertThat(recover(SHARD).frames()).containsExactly("1:one", "2:two");
    }

    @Test
    void shouldCountAnIdenticalRepeatOnce() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        append(owner, 2, "two");

        // when
        AppendResult repeated = get(owner.append(2, bytes("two")));
        append(owner, 3, "three");

        // then
        assertThat(repeated).isEqualTo(AppendResult.DURABLE);
        assertThat(recover(SHARD).frames()).containsExactly("1:one", "2:two", "3:three");
    }

    @Test
    void shouldRefuseOtherContentForATakenPosition() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        append(owner, 2, "two");

        // when, then
        assertThatThrownBy(() -> get(owner.append(2, bytes("TWO"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shard-3")
                .hasMessageContaining("frame 2");
        assertThatThrownBy(() -> get(owner.append(1, bytes("one")))).isInstanceOf(IllegalStateException.class);
        assertThat(recover(SHARD).frames()).containsExactly("1:one", "2:two");
    }

    @Test
    void shouldRefuseAGap() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");

        // when, then
        assertThatThrownBy(() -> get(owner.append(3, bytes("three"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("frame 3");
        assertThatThrownBy(() -> get(owner.append(0, bytes("zero")))).isInstanceOf(IllegalStateException.class);
        append(owner, 2, "two");
    }

    @Test
    void shouldFenceAnOlderOwner() {
        // given
        JournalOwnership older = claim(SHARD);
        append(older, 1, "one");
        assertThat(get(older.checkFence())).isEqualTo(AppendResult.DURABLE);

        // when
        JournalOwnership newer = claim(SHARD);

        // then
        Fenced fenced = new Fenced(newer.epoch());
        assertThat(get(older.append(2, bytes("two")))).isEqualTo(fenced);
        assertThat(get(older.append(1, bytes("one")))).isEqualTo(fenced);
        assertThat(get(older.checkFence())).isEqualTo(fenced);
        assertThat(get(older.checkpoint(1, List.of(row("a", "1")).iterator()))).isEqualTo(fenced);
        assertThat(get(newer.checkFence())).isEqualTo(AppendResult.DURABLE);
        Recovered recovered = recover(SHARD);
        assertThat(recovered.frames()).containsExactly("1:one");
        assertThat(recovered.rows()).isEmpty();
    }

    @Test
    void shouldTakeAFrameOfTheLargestSize() {
        // given
        JournalOwnership owner = claim(SHARD);
        byte[] largest = new byte[Journal.MAX_FRAME_BYTES];
        largest[largest.length - 1] = 7;

        // when
        assertThat(get(owner.append(1, largest))).isEqualTo(AppendResult.DURABLE);

        // then
        long[] lengthAndEnd = new long[2];
        get(journal().claim(SHARD)).recover(new Recovered.FramesOnly() {
            @Override
            public void frame(long position, byte[] payload) {
                lengthAndEnd[0] = payload.length;
                lengthAndEnd[1] = payload[payload.length - 1];
            }
        });
        assertThat(lengthAndEnd).containsExactly(Journal.MAX_FRAME_BYTES, 7);
    }

    @Test
    void shouldRefuseAFrameThatIsEmptyOrTooLarge() {
        // given
        JournalOwnership owner = claim(SHARD);

        // when, then
        assertThatThrownBy(() -> get(owner.append(1, new byte[0]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> get(owner.append(1, new byte[Journal.MAX_FRAME_BYTES + 1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("67108865");
        append(owner, 1, "one");
    }

    @Test
    void shouldFailEverythingAfterClose() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");

        // when
        journal().close();
        journal().close();

        // then
        assertThatThrownBy(() -> get(owner.append(2, bytes("two")))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> get(owner.checkFence())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> get(owner.checkpoint(1, Collections.emptyIterator())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> get(journal().claim(SHARD))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journal().identityOr(new ClusterIdentity(1, 1, 1, 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Recovered.from(owner)).isInstanceOf(IllegalStateException.class);
    }
}
