package io.weft.actors.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.cluster.MoveRequest;
import io.weft.protocol.journal.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementsTest {

    private static final EntityId.Role SHARD = EntityId.Role.SHARD;
    private static final EntityId.Role COORDINATOR = EntityId.Role.COORDINATOR;
    private static final long COOL_DOWN_MS = 1000;
    private static final long PATIENCE_MS = 500;

    private final AtomicLong nowMs = new AtomicLong();
    private final Map<EntityId, Long> busy = new HashMap<>();
    private final Set<EntityId> serving = new HashSet<>(IntStream.range(0, 8)
            .mapToObj(i -> List.of(EntityId.shard(i), EntityId.coordinator(i))).flatMap(List::stream).toList());
    private final List<MoveRequest> announced = new ArrayList<>();
    private final Placements placements = withCheckpoints(0);

    private Placements withCheckpoints(long checkpointMs) {
        return new Placements(new PlacementSettings(1000, 25, PATIENCE_MS, 2, COOL_DOWN_MS, 10, checkpointMs),
                entity -> busy.getOrDefault(entity, 0L), () -> serving, announced::add, nowMs::get);
    }

    @Test
    void shouldPlaceWhereTheLeastLoadIsOfBothRolesTogether() {
        // given a coordinator that is busier than two shards
        busy.put(EntityId.coordinator(0), 100L);
        placements.moves(COORDINATOR, Map.of(EntityId.coordinator(0), "a"), Set.of(), Set.of("a"));
        // when
        String chosen = placements.place(EntityId.shard(2), Map.of(EntityId.shard(0), "b", EntityId.shard(1), "b"), Set.of("a", "b"));
        // then
        assertThat(chosen).isEqualTo("b");
    }

    @Test
    void shouldSpreadIdleEntitiesByNumber() {
        // given
        Map<EntityId, String> where = new HashMap<>();
        // when
        for (int i = 0; i < 6; i++) {
            where.put(EntityId.shard(i), placements.place(EntityId.shard(i), where, Set.of("a", "b", "c")));
        }
        // then
        assertThat(where.values()).containsExactlyInAnyOrder("a", "a", "b", "b", "c", "c");
    }

    @Test
    void shouldBringAMovedEntityToWhereItWasMeant() {
        // given
        busy.put(EntityId.shard(0), 100L);
        busy.put(EntityId.shard(1), 100L);
        Map<EntityId, String> where = Map.of(EntityId.shard(0), "a", EntityId.shard(1), "a");
        Set<EntityId> moves = placements.moves(SHARD, where, Set.of(), Set.of("a", "b"));
        assertThat(moves).containsExactly(EntityId.shard(0));
        // when another node has come with nothing to do
        String chosen = placements.place(EntityId.shard(0), Map.of(EntityId.shard(1), "a"), Set.of("a", "aa", "b"));
        // then
        assertThat(chosen).isEqualTo("b");
        // when it is asked for once more, and that node is gone
        assertThat(placements.place(EntityId.shard(0), Map.of(EntityId.shard(1), "a"), Set.of("a", "aa"))).isEqualTo("aa");
    }

    @Test
    void shouldCountMovesOfTheOtherRole() {
        // given all shards on one node, and two coordinators under way
        Map<EntityId, String> shards = Map.of(EntityId.shard(0), "a", EntityId.shard(1), "a", EntityId.shard(2), "a");
        placements.moves(COORDINATOR, Map.of(), Set.of(EntityId.coordinator(0), EntityId.coordinator(1)), Set.of("a", "b"));
        // then
        assertThat(placements.moves(SHARD, shards, Set.of(), Set.of("a", "b"))).isEmpty();
        // when one has come
        nowMs.addAndGet(PATIENCE_MS);
        placements.moves(COORDINATOR, Map.of(EntityId.coordinator(0), "b"), Set.of(EntityId.coordinator(1)), Set.of("a", "b"));
        // then
        assertThat(placements.moves(SHARD, shards, Set.of(), Set.of("a", "b"))).hasSize(1);
    }

    @Test
    void shouldCountWhatItHasJustChosenForTheOtherRole() {
        // given two moves at most
        Map<EntityId, String> shards = IntStream.range(0, 8).boxed().collect(Collectors.toMap(EntityId::shard, i -> "a"));
        Map<EntityId, String> coordinators = Map.of(EntityId.coordinator(0), "a", EntityId.coordinator(1), "a");
        placements.moves(COORDINATOR, coordinators, Set.of(), Set.of("a"));

        // when
        assertThat(placements.moves(SHARD, shards, Set.of(), Set.of("a", "b"))).isNotEmpty();
        Set<EntityId> before = placements.moves(SHARD, shards, Set.of(), Set.of("a", "b"));
        Set<EntityId> others = placements.moves(COORDINATOR, coordinators, Set.of(), Set.of("a", "b"));

        // then
        assertThat(before.size() + others.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldLeaveWhatWasMovedWhereItIsForAWhile() {
        // given a shard that was moved because of another, which has become idle since
        busy.put(EntityId.shard(0), 100L);
        busy.put(EntityId.shard(1), 90L);
        Set<String> both = Set.of("a", "b");
        assertThat(placements.moves(SHARD, Map.of(EntityId.shard(0), "a", EntityId.shard(1), "a"), Set.of(), both))
                .containsExactly(EntityId.shard(0));
        busy.put(EntityId.shard(2), 100L);
        Map<EntityId, String> where = Map.of(EntityId.shard(0), "b", EntityId.shard(1), "c", EntityId.shard(2), "b");
        // then another goes first
        assertThat(placements.moves(SHARD, where, Set.of(), both)).containsExactly(EntityId.shard(2));
        nowMs.addAndGet(COOL_DOWN_MS);
        assertThat(placements.moves(SHARD, where, Set.of(), both)).containsExactly(EntityId.shard(0));
    }

    @Test
    void shouldMoveNothingUntilAnImbalanceHasLasted() {
        // given: one node has more to do, but neither is bare
        busy.put(EntityId.shard(0), 100L);
        busy.put(EntityId.shard(1), 100L);
        busy.put(EntityId.shard(2), 100L);
        Map<EntityId, String> where = Map.of(EntityId.shard(0), "a", EntityId.shard(1), "a", EntityId.shard(2), "b");
        busy.put(EntityId.shard(1), 40L);
        Set<String> both = Set.of("a", "b");
        assertThat(placements.moves(SHARD, where, Set.of(), both)).isEmpty();

        // when it goes away for a moment
        nowMs.addAndGet(PATIENCE_MS - 1);
        busy.put(EntityId.shard(2), 140L);
        assertThat(placements.moves(SHARD, where, Set.of(), both)).isEmpty();
        busy.put(EntityId.shard(2), 60L);
        nowMs.addAndGet(PATIENCE_MS - 1);
        assertThat(placements.moves(SHARD, where, Set.of(), both)).isEmpty();

        // then it counts from when it has come back
        nowMs.addAndGet(PATIENCE_MS);
        assertThat(placements.moves(SHARD, where, Set.of(), both)).containsExactly(EntityId.shard(1));
    }

    @Test
    void shouldMoveNothingWhileSomethingIsAway() {
        // given: all is on one node, and what was moved before does not serve yet
        Map<EntityId, String> where = Map.of(EntityId.shard(0), "a", EntityId.shard(1), "a");
        serving.remove(EntityId.shard(1));
        assertThat(placements.moves(SHARD, where, Set.of(), Set.of("a", "b"))).isEmpty();

        // when
        serving.add(EntityId.shard(1));

        // then
        assertThat(placements.moves(SHARD, where, Set.of(), Set.of("a", "b"))).containsExactly(EntityId.shard(0));
    }

    @Test
    void shouldAnnounceAMoveForBalanceAndWaitForTheCheckpoint() {
        // given
        Placements waiting = withCheckpoints(1_000);
        Map<EntityId, String> where = Map.of(EntityId.shard(0), "a", EntityId.shard(1), "a");
        Set<String> both = Set.of("a", "b");

        // when
        assertThat(waiting.moves(SHARD, where, Set.of(), both)).isEmpty();

        // then one, and no other meanwhile
        assertThat(waiting.moves(SHARD, where, Set.of(), both)).isEmpty();
        assertThat(announced).containsExactly(new MoveRequest(EntityId.shard(0), "b"));

        // when
        waiting.due(EntityId.shard(0), "b");

        // then
        assertThat(waiting.moves(SHARD, where, Set.of(), both)).containsExactly(EntityId.shard(0));
        assertThat(waiting.place(EntityId.shard(0), Map.of(EntityId.shard(1), "a"), Set.of("a", "b"))).isEqualTo("b");
    }

    @Test
    void shouldMoveOnSomebodysWordThoughThatIsNotWorthIt() {
        // given: all is even
        Map<EntityId, String> where = new HashMap<>(Map.of(EntityId.shard(0), "a", EntityId.shard(1), "b", EntityId.shard(2), "a",
                EntityId.shard(3), "b"));
        Set<String> both = Set.of("a", "b");
        assertThat(placements.moves(SHARD, where, Set.of(), both)).isEmpty();

        // when
        placements.plan(EntityId.shard(0), "b");

        // then
        assertThat(placements.moves(COORDINATOR, Map.of(), Set.of(), both)).isEmpty();
        assertThat(placements.moves(SHARD, where, Set.of(), both)).containsExactly(EntityId.shard(0));

        // when it is told once more
        placements.plan(EntityId.shard(0), "b");
        where.remove(EntityId.shard(0));

        // then
        assertThat(placements.place(EntityId.shard(0), where, both)).isEqualTo("b");
        where.put(EntityId.shard(0), "b");
        nowMs.addAndGet(PATIENCE_MS);
        assertThat(placements.moves(SHARD, where, Set.of(), both)).as("for balance, but not this one").containsExactly(EntityId.shard(1));
    }
}
