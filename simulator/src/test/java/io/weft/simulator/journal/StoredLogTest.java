package io.weft.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.machine.InvariantBroken;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredLogTest {

    private static final byte[] FRAME = "Aa".getBytes();
    private static final byte[] OF_THE_SAME_HASH = "BB".getBytes();

    private final StoredLog log = new StoredLog();

    @Test
    void shouldCountAFrameOnceRule21() {
        // when
        boolean first = log.append(1, FRAME);
        log.append(2, OF_THE_SAME_HASH);
        boolean again = log.append(1, FRAME.clone());

        // then
        assertThat(first).isTrue();
        assertThat(again).isFalse();
        assertThat(log.lastPosition()).isEqualTo(2);
    }

    @Test
    void shouldTellOtherContentByItsBytesRule21() {
        // given
        log.append(1, FRAME);
        log.append(2, FRAME);
        assertThat(Arrays.hashCode(OF_THE_SAME_HASH)).isEqualTo(Arrays.hashCode(FRAME));

        // when, then
        assertThatThrownBy(() -> log.append(1, OF_THE_SAME_HASH)).isInstanceOf(InvariantBroken.class);
        assertThatThrownBy(() -> log.append(2, OF_THE_SAME_HASH)).isInstanceOf(InvariantBroken.class);
    }

    @Test
    void shouldStillKnowWhatLiesBeforeACheckpoint() {
        // given
        log.append(1, FRAME);
        log.append(2, FRAME);
        log.append(3, OF_THE_SAME_HASH);
        log.checkpoint(2, List.of());

        // when, then
        assertThat(log.append(2, FRAME)).isFalse();
        assertThat(log.append(3, OF_THE_SAME_HASH)).isFalse();
        assertThatThrownBy(() -> log.append(1, "other".getBytes())).isInstanceOf(InvariantBroken.class);
        assertThatThrownBy(() -> log.append(3, FRAME)).isInstanceOf(InvariantBroken.class);
    }
}
