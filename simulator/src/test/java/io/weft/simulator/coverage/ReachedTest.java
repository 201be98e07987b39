package io.weft.simulator.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.RejectionCode;
import org.junit.jupiter.api.Test;

class ReachedTest {

    private final Reached reached = new Reached();

    @Test
    void shouldListWhatWasNeverReached() {
        // given
        Reached other = new Reached();
        other.reach(Transition.VOTE_LAST);
        other.refuse(Refusals.OF_A_PREPARE, RejectionCode.GUARD_FAILED);

        // when
        reached.add(other);

        // then
        assertThat(reached.unreached())
                .contains("coordinator: BACKING_OFF -> CANCELLING, a cancellation comes",
                        "shard: a one-shard transaction is refused, GUARD_FAILED")
                .doesNotContain("coordinator: PREPARING -> COMMITTED, the last yes comes",
                        "shard: a prepare is refused, GUARD_FAILED")
                .doesNotHaveDuplicates();
        assertThat(reached.summary(Role.COORDINATOR)).matches("coordinator 1 of \\d+");
        assertThat(reached.summary(Role.SHARD)).matches("shard 1 of \\d+");
    }

    @Test
    void shouldNotMissWhatIsArguedAwayButSayWhenItIsReached() {
        // given
        assertThat(reached.unreached()).doesNotContain(Transition.SUSPICION_PASSED.toString());
        assertThat(reached.reachedAgainstArgument()).isEmpty();

        // when
        reached.reach(Transition.SUSPICION_PASSED);

        // then
        assertThat(reached.reachedAgainstArgument()).containsExactly("loop: SUSPICIOUS -> broken, it still is the owner");
    }
}
