package io.weft.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.frame.ChainLink;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnerRowTest {

    private static final EntityId SHARD = EntityId.shard(3);
    private static final UUID TOKEN = new UUID(1, 2);
    private static final UUID CHANGE = new UUID(3, 4);

    private final Marker marker = new Marker(new ChainLink(42, 3, 99), new SegmentId(3, 7),
            List.of(new Run(1, 0, 300_000, 5), new Run(3, 1, 10, 6)), 2,
            new Garbage(List.of(new SegmentId(2, 0), new SegmentId(3, 6)), List.of(new Run(2, 0, 1, 1))));

    @Test
    void shouldReadBackAMarker() {
        assertThat(Marker.decode(SHARD, marker.encode())).isEqualTo(marker);
        assertThat(Marker.decode(SHARD, Marker.none(SHARD).encode())).isEqualTo(Marker.none(SHARD));
    }

    @Test
    void shouldRefuseAMarkerThatIsBrokenOrOfAnotherFormat() {
        // given
        ByteBuffer other = marker.encode();
        other.put(0, (byte) 9);

        // when, then
        assertThatThrownBy(() -> Marker.decode(SHARD, other)).isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("shard-3").hasMessageContaining("9");
        for (int bytes = 0; bytes < marker.encode().limit(); bytes++) {
            ByteBuffer part = marker.encode().limit(bytes);
            assertThatThrownBy(() -> Marker.decode(SHARD, part)).isInstanceOf(JournalCorrupted.class);
        }
    }

    @Test
    void shouldCountEveryChange() {
        // when
        OwnerRow claimed = OwnerRow.unclaimed(SHARD).claimed(TOKEN, CHANGE);
        OwnerRow next = claimed.claimed(new UUID(5, 6), CHANGE).withCut(1, 40, CHANGE);

        // then
        assertThat(claimed.epoch()).isEqualTo(1);
        assertThat(claimed.version()).isEqualTo(1);
        assertThat(next.epoch()).isEqualTo(2);
        assertThat(next.version()).isEqualTo(3);
        assertThat(next.cuts()).isEqualTo(Map.of(1L, 40L));
    }

    @Test
    void shouldNotWriteACutTwice() {
        // given
        OwnerRow cut = OwnerRow.unclaimed(SHARD).claimed(TOKEN, CHANGE).claimed(TOKEN, CHANGE).withCut(1, 40, CHANGE);

        // when, then
        assertThatThrownBy(() -> cut.withCut(1, 41, CHANGE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldForgetCutsOfEpochsThatAreNotReadAnyMore() {
        // given
        OwnerRow row = OwnerRow.unclaimed(SHARD).claimed(TOKEN, CHANGE)
                .withCut(1, 10, CHANGE).withCut(2, 20, CHANGE).withCut(3, 42, CHANGE).withCut(4, 50, CHANGE);

        // when
        OwnerRow moved = row.withMarker(marker, CHANGE);

        // then
        assertThat(moved.cuts()).isEqualTo(Map.of(3L, 42L, 4L, 50L));
        assertThat(moved.marker()).isEqualTo(marker);
    }

    @Test
    void shouldCutARunIntoSlicesOfChunks() {
        // when
        Run run = new Run(1, 0, 129L * Run.CHUNK_BYTES, 0);

        // then
        assertThat(run.chunks()).isEqualTo(129);
        assertThat(run.slices()).isEqualTo(2);
        assertThat(new Run(1, 0, 1, 0).slices()).isEqualTo(1);
        assertThat(new Run(1, 0, 0, 0).slices()).isZero();
    }
}
