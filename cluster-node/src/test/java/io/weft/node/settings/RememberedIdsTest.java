package io.weft.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedIdsTest {

    @Test
    void shouldFillAQuarterOfTheHeapWithTwoMarksForAnOutcome() {
        // given
        RememberedIds fitting = new RememberedIds(2L << 30, 16, 4);
        // when
        long marks = 16L * fitting.marks(1);
        long outcomes = 4L * fitting.outcomes(1);
        // then
        assertThat(marks).isBetween(2 * outcomes - 32, 2 * outcomes + 32);
        assertThat(144 * (marks + outcomes)).isBetween((512L << 20) - 10_000, 512L << 20);
    }

    @Test
    void shouldNotGoBelowWhatOtherLimitsNeed() {
        assertThat(new RememberedIds(1 << 20, 16, 4).marks(50_001)).isEqualTo(50_001);
        assertThat(new RememberedIds(Long.MAX_VALUE, 1, 1).outcomes(1)).isEqualTo(Integer.MAX_VALUE / 4);
    }
}
