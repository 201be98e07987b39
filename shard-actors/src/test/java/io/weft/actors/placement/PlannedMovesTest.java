package io.weft.actors.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedMovesTest {

    private static final EntityId.Role SHARD = EntityId.Role.SHARD;
    private static final EntityId ONE = EntityId.shard(1);
    private static final EntityId TWO = EntityId.shard(2);
    private static final Set<String> BOTH = Set.of("a", "b");
    private static final long CHECKPOINT_MS = 500;

    private final PlannedMoves planned = new PlannedMoves(CHECKPOINT_MS);

    @Test
    void shouldWaitForTheCheckpointAndNoLongerThanItsTime() {
        // given
        planned.plan(ONE, "b", 0);
        planned.plan(TWO, "b", 0);
        // when
        planned.due(TWO, "b", 10);
        // then
        assertThat(planned.takeDue(SHARD, BOTH, 9, 10)).containsOnly(Map.entry(TWO, "b"));
        assertThat(planned.takeDue(SHARD, BOTH, 9, CHECKPOINT_MS - 1)).isEmpty();
        assertThat(planned.takeDue(SHARD, BOTH, 9, CHECKPOINT_MS)).containsOnly(Map.entry(ONE, "b"));
        assertThat(planned.size()).isZero();
    }

    @Test
    void shouldNotStartItsTimeAnewWhenItIsToldTwice() {
        planned.plan(ONE, "b", 0);
        planned.plan(ONE, "b", CHECKPOINT_MS - 1);
        assertThat(planned.takeDue(SHARD, BOTH, 9, CHECKPOINT_MS)).containsKey(ONE);
    }

    @Test
    void shouldFollowTheLastWord() {
        // given
        planned.plan(ONE, "a", 0);
        planned.plan(ONE, "b", 0);
        // when a checkpoint stands that was taken for the first
        planned.due(ONE, "a", 1);
        // then
        assertThat(planned.takeDue(SHARD, BOTH, 9, 1)).isEmpty();
        assertThat(planned.takeDue(SHARD, BOTH, 9, CHECKPOINT_MS)).containsOnly(Map.entry(ONE, "b"));
    }

    @Test
    void shouldTakeNoMoreThanMayMoveAndOnlyOfTheRoleAskedFor() {
        // given
        planned.plan(ONE, "b", 0);
        planned.plan(TWO, "b", 0);
        planned.plan(EntityId.coordinator(0), "b", 0);
        // then
        assertThat(planned.takeDue(SHARD, BOTH, 0, CHECKPOINT_MS)).isEmpty();
        assertThat(planned.takeDue(SHARD, BOTH, 1, CHECKPOINT_MS)).hasSize(1);
        assertThat(planned.takeDue(SHARD, BOTH, 9, CHECKPOINT_MS)).hasSize(1);
        assertThat(planned.size()).as("the coordinator").isOne();
    }

    @Test
    void shouldForgetWhatIsThereAlreadyOrServesNowhereOrComesTooLate() {
        // given
        planned.plan(ONE, "b", 0);
        planned.plan(TWO, "c", 0);
        planned.plan(EntityId.shard(3), "b", 0);
        // when
        planned.forgetVain(SHARD, Map.of(ONE, "b", TWO, "a"), 0);
        // then one waits for a node that takes nothing now
        assertThat(planned.size()).isOne();
        assertThat(planned.takeDue(SHARD, BOTH, 9, CHECKPOINT_MS)).isEmpty();
        planned.forgetVain(SHARD, Map.of(TWO, "a"), CHECKPOINT_MS + PlannedMoves.LATEST_MS);
        assertThat(planned.size()).isOne();
        planned.forgetVain(SHARD, Map.of(TWO, "a"), CHECKPOINT_MS + PlannedMoves.LATEST_MS + 1);
        assertThat(planned.size()).isZero();
    }
}
