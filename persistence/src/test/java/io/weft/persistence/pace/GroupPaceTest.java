package io.weft.persistence.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GroupPaceTest {

    private final GroupPace pace = new GroupPace(100, 2_000);

    @Test
    void shouldNotHoldBackWhatFewWaitFor() {
        assertThat(pace.intervalNanos(0)).isZero();
        assertThat(pace.intervalNanos(2)).isZero();
    }

    @Test
    void shouldGiveLargerGroupsMoreTimeToGatherUpToABound() {
        assertThat(pace.intervalNanos(3)).isEqualTo(100_000);
        assertThat(pace.intervalNanos(12)).isEqualTo(1_000_000);
        assertThat(pace.intervalNanos(22)).isEqualTo(2_000_000);
        assertThat(pace.intervalNanos(Integer.MAX_VALUE)).isEqualTo(2_000_000);
    }

    @Test
    void shouldHoldBackNothingWhereTheSettingIsZero() {
        assertThat(new GroupPace(0, 2_000).intervalNanos(50)).isZero();
        assertThat(new GroupPace(100, 0).intervalNanos(50)).isZero();
    }

    @Test
    void shouldNameWhatIsOutOfRange() {
        assertThatThrownBy(() -> new GroupPace(-1, 0)).hasMessageStartingWith("group-gap-per-append-us must be 0 to");
        assertThatThrownBy(() -> new GroupPace(1, 100_001)).hasMessageStartingWith("max-group-gap-us must be 0 to");
    }
}
