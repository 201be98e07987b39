package io.weft.persistence.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChainReaderTest {

    private static final EntityId SHARD = EntityId.shard(3);

    private final SealedFrame first = SealedFrame.seal(ChainLink.start(SHARD), 2, bytes("first"));
    private final SealedFrame second = SealedFrame.seal(first.link(), 2, bytes("second"));
    private final SealedFrame third = SealedFrame.seal(second.link(), 5, bytes("third"));
    private final ChainReader reader = new ChainReader(SHARD, ChainLink.start(SHARD));

    @Test
    void shouldReadFramesInOrder() {
        // when, then
        assertThat(reader.next(1, first.stored())).isEqualTo(bytes("first"));
        assertThat(reader.next(2, second.stored())).isEqualTo(bytes("second"));
        assertThat(reader.next(3, third.stored())).isEqualTo(bytes("third"));
        assertThat(reader.last()).isEqualTo(third.link());
    }

    @Test
    void shouldGoOnFromACheckpoint() {
        // when
        byte[] payload = new ChainReader(SHARD, second.link()).next(3, third.stored());

        // then
        assertThat(payload).isEqualTo(bytes("third"));
    }

    @Test
    void shouldNameTheFrameThatIsMissing() {
        // given
        reader.next(1, first.stored());

        // when, then
        assertThatThrownBy(() -> reader.next(3, third.stored()))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessage("shard-3: frame 2 is missing; the next one found is 3");
    }

    @Test
    void shouldRefuseFramesOfAnotherOrder() {
        // given
        reader.next(1, first.stored());

        // when, then
        assertThatThrownBy(() -> reader.next(2, third.stored()))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("shard-3: frame 2 is broken");
    }

    @Test
    void shouldRefuseAFrameOfAnotherEntity() {
        // given
        EntityId other = EntityId.coordinator(3);
        SealedFrame foreign = SealedFrame.seal(ChainLink.start(other), 2, bytes("first"));

        // when, then
        assertThatThrownBy(() -> reader.next(1, foreign.stored())).isInstanceOf(JournalCorrupted.class);
    }

    @Test
    void shouldRefuseAFrameOfAnEarlierEpochThanTheOneBefore() {
        // given: a zombie's
        reader.next(1, first.stored());
        SealedFrame zombie = SealedFrame.seal(first.link(), 1, bytes("zombie"));

        // when, then
        assertThatThrownBy(() -> reader.next(2, zombie.stored()))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("it is of epoch 1, the one before of 2");
    }

    @Test
    void shouldRefuseAFrameWithAnyBitFlipped() {
        byte[] stored = first.stored();
        for (int bit = 0; bit < stored.length * 8; bit++) {
            // given
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            // when, then
            assertThatThrownBy(() -> reader.next(1, flipped)).as("bit " + bit).isInstanceOf(JournalCorrupted.class);
        }
        assertThat(reader.next(1, stored)).isEqualTo(bytes("first"));
    }

    @Test
    void shouldRefuseAFrameThatIsCut() {
        byte[] stored = first.stored();
        for (int length = 0; length < stored.length; length++) {
            // given
            byte[] cut = Arrays.copyOf(stored, length);

            // when, then
            assertThatThrownBy(() -> reader.next(1, cut)).isInstanceOf(JournalCorrupted.class);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
