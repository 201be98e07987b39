package io.weft.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.world.Chance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault that lasts has struck when it does something, and once. */
class MediumTest {

    private static final EntityId SHARD = EntityId.shard(0);
    private static final EntityId OTHER = EntityId.shard(1);
    private static final Fault.SlowJournal SLOW = new Fault.SlowJournal(0, 100, 50);
    private static final Fault.LateAnswers LATE = new Fault.LateAnswers(0, SHARD, 100, 200);
    private static final Fault.DoubtfulJournal DOUBTFUL = new Fault.DoubtfulJournal(0, SHARD, 100);

    private final List<Fault> struck = new ArrayList<>();
    private final Medium medium = new Medium(new Chance(1), struck::add);

    @Test
    void shouldNotStrikeWhenItIsSet() {
        // when faults are set, and all that is done is done by others, or when they are over
        medium.slowDown(SLOW, 0);
        medium.answerLate(LATE, 0);
        medium.becomeDoubtful(DOUBTFUL, 0);
        medium.fate(OTHER, 1, 50);
        askForAll(200);

        // then
        assertThat(struck).isEmpty();
    }

    @Test
    void shouldStrikeOnceWhenItDoesSomething() {
        // given
        medium.slowDown(SLOW, 0);
        medium.answerLate(LATE, 0);
        medium.becomeDoubtful(DOUBTFUL, 0);

        // when
        askForAll(50);

        // then
        assertThat(struck).containsExactlyInAnyOrder(SLOW, LATE, DOUBTFUL);
    }

    private void askForAll(long nowMs) {
        for (int position = 1; position <= 50; position++) {
            medium.fate(SHARD, position, nowMs);
            medium.delayMs(SHARD, position, nowMs);
            medium.answerDelayMs(SHARD, position, nowMs);
        }
    }
}
