package io.weft.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.frame.ChainLink;
import io.weft.protocol.journal.EntityId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final EntityId SHARD = EntityId.shard(3);
    private static final byte[] HUNDRED = new byte[75];

    private final Frames frames = new Frames(SHARD, 4, new ChainLink(10, 3, 77), List.of(new SegmentId(3, 5)), 250);

    @Test
    void shouldOfferTheSameFrameAgainWhileItsFateIsUnknown() {
        // when
        PlacedFrame first = frames.offer(11, HUNDRED);
        PlacedFrame again = frames.offer(11, HUNDRED.clone());

        // then
        assertThat(again).isSameAs(first);
        assertThat(first.position()).isEqualTo(11);
        assertThat(first.segment()).isEqualTo(new SegmentId(4, 0));
    }

    @Test
    void shouldRefuseOtherContentForAPositionOfUnknownFate() {
        // given
        frames.offer(11, HUNDRED);

        // when, then
        assertThatThrownBy(() -> frames.offer(11, new byte[74])).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("frame 11");
        assertThatThrownBy(() -> frames.offer(12, HUNDRED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldKnowThatARepeatedFrameIsStoredAlready() {
        // given
        append(11);

        // when, then
        assertThat(frames.offer(11, HUNDRED)).isNull();
        assertThatThrownBy(() -> frames.offer(11, new byte[74])).isInstanceOf(IllegalStateException.class);
        assertThat(frames.lastPosition()).isEqualTo(11);
    }

    @Test
    void shouldNotTakeARepeatOfAFormerOwnersFrame() {
        assertThatThrownBy(() -> frames.offer(10, HUNDRED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldBeginANewSegmentBeforeTheOldOneGrowsTooLarge() {
        // when
        PlacedFrame second = append(11, 12);
        PlacedFrame third = append(13);

        // then
        assertThat(second.segment()).isEqualTo(new SegmentId(4, 0));
        assertThat(third.segment()).isEqualTo(new SegmentId(4, 1));
    }

    @Test
    void shouldGiveAFrameThatIsLargerThanASegmentOneOfItsOwn() {
        // given
        append(11);

        // when
        PlacedFrame large = frames.offer(12, new byte[1000]);
        frames.durable(large);

        // then
        assertThat(large.segment()).isEqualTo(new SegmentId(4, 1));
        assertThat(append(13).segment()).isEqualTo(new SegmentId(4, 2));
    }

    @Test
    void shouldReadFromTheSegmentOfTheLastCoveredFrame() {
        // given
        append(11, 12, 13, 14);

        // when
        Frames.Covered covered = frames.cover(13);
        frames.covered(covered);

        // then
        assertThat(covered.link().position()).isEqualTo(13);
        assertThat(covered.readFrom()).isEqualTo(new SegmentId(4, 1));
        assertThat(covered.before()).containsExactly(new SegmentId(3, 5), new SegmentId(4, 0));
        assertThat(frames.cover(13).before()).isEmpty();
    }

    @Test
    void shouldRefuseToCoverWhatIsNotDurableOrWasCoveredBefore() {
        // given
        append(11, 12, 13);
        frames.offer(14, HUNDRED);
        frames.covered(frames.cover(12));

        // when, then
        for (long position : new long[] {0, 10, 11, 14, 15}) {
            assertThatThrownBy(() -> frames.cover(position)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("frame " + position);
        }
        assertThat(frames.cover(13).link().position()).isEqualTo(13);
    }

    private PlacedFrame append(long... positions) {
        PlacedFrame last = null;
        for (long position : positions) {
            last = frames.offer(position, HUNDRED);
            frames.durable(last);
        }
        return last;
    }
}
