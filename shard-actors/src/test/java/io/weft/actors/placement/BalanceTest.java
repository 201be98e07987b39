package io.weft.actors.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.placement.Balance.Move;
import io.weft.actors.placement.NodeLoad.Weighted;
import io.weft.protocol.journal.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTest {

    private static final int THRESHOLD_PERCENT = 25;
    private int next;

    @Test
    void shouldMoveWhatEvensOutBest() {
        // given a difference of 80
        NodeLoad busy = node("a", 70, 45, 5);
        NodeLoad idle = node("b", 40);
        // when
        List<Move> moves = Balance.moves(List.of(busy, idle), 1, THRESHOLD_PERCENT);
        // then
        assertThat(moves).containsExactly(new Move(EntityId.shard(1), "a", "b"));
    }

    @Test
    void shouldLeaveSmallDifferencesAlone() {
        assertThat(Balance.moves(List.of(node("a", 10, 10, 10, 10, 10), node("b", 10, 10, 10, 10)), 4, THRESHOLD_PERCENT)).isEmpty();
    }

    @Test
    void shouldNotMoveWhatWouldOnlyTurnTheDifferenceAround() {
        assertThat(Balance.moves(List.of(node("a", 100), node("b", 1)), 4, THRESHOLD_PERCENT)).isEmpty();
    }

    @Test
    void shouldRelieveTheNextNodeIfTheBusiestHasOnlyOneGreatEntity() {
        // when
        List<Move> moves = Balance.moves(List.of(node("a", 100), node("b", 30, 30), node("c", 1)), 1, THRESHOLD_PERCENT);
        // then
        assertThat(moves).singleElement().matches(move -> move.from().equals("b") && move.to().equals("c"));
    }

    @Test
    void shouldNotTouchWhatMayNotMove() {
        // given
        NodeLoad busy = new NodeLoad("a", List.of(new Weighted(EntityId.shard(0), 50, false), new Weighted(EntityId.shard(1), 50, false)));
        // then
        assertThat(Balance.moves(List.of(busy, node("b"), node("c")), 4, THRESHOLD_PERCENT)).isEmpty();
    }

    @Test
    void shouldFillAnEmptyNodeStepByStep() {
        // given
        List<NodeLoad> nodes = List.of(node("a", 1, 1, 1, 1, 1, 1), node("b", 1, 1, 1, 1, 1, 1), node("c"));
        // then
        assertThat(Balance.moves(nodes, 2, THRESHOLD_PERCENT)).hasSize(2).allMatch(move -> move.to().equals("c"));
        assertThat(Balance.moves(nodes, 100, THRESHOLD_PERCENT)).hasSize(4).allMatch(move -> move.to().equals("c"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldNeverMakeItWorseAndComeToAnEnd(long seed) {
        Random random = new Random(seed);
        for (int example = 0; example < 200; example++) {
            List<NodeLoad> nodes = randomNodes(random);
            int atMost = random.nextInt(4);
            List<Move> moves = Balance.moves(nodes, atMost, THRESHOLD_PERCENT);
            for (int round = 0; !moves.isEmpty(); round++) {
                // then
                assertThat(round).isLessThan(1000);
                assertThat(moves).hasSizeLessThanOrEqualTo(atMost).doesNotHaveDuplicates();
                assertThat(moves.stream().map(Move::entity)).doesNotHaveDuplicates();
                List<NodeLoad> after = apply(moves, nodes);
                assertThat(spread(after)).as("seed %d", seed).isLessThanOrEqualTo(spread(nodes));
                assertThat(squares(after)).isLessThan(squares(nodes));
                // when
                nodes = after;
                moves = Balance.moves(nodes, atMost, THRESHOLD_PERCENT);
            }
        }
    }

    private List<NodeLoad> randomNodes(Random random) {
        next = 0;
        int count = 1 + random.nextInt(5);
        return IntStream.range(0, count).mapToObj(i -> node("n" + i,
                random.longs(random.nextInt(12), 1, 2 + random.nextInt(1000)).toArray())).toList();
    }

    private NodeLoad node(String name, long... weights) {
        List<Weighted> burden = new ArrayList<>();
        for (long weight : weights) {
            burden.add(new Weighted(EntityId.shard(next++), weight, true));
        }
        return new NodeLoad(name, burden);
    }

    private static List<NodeLoad> apply(List<Move> moves, List<NodeLoad> nodes) {
        return nodes.stream().map(node -> {
            List<Weighted> burden = new ArrayList<>(node.burden());
            for (Move move : moves) {
                Weighted moved = nodes.stream().flatMap(each -> each.burden().stream())
                        .filter(each -> each.entity().equals(move.entity())).findFirst().orElseThrow();
                if (node.node().equals(move.from())) {
                    assertThat(burden.remove(moved)).isTrue();
                }
                if (node.node().equals(move.to())) {
                    burden.add(moved);
                }
            }
            return new NodeLoad(node.node(), burden);
        }).toList();
    }

    private static long spread(List<NodeLoad> nodes) {
        long most = nodes.stream().mapToLong(NodeLoad::total).max().orElseThrow();
        return most - nodes.stream().mapToLong(NodeLoad::total).min().orElseThrow();
    }

    private static long squares(List<NodeLoad> nodes) {
        return nodes.stream().mapToLong(node -> node.total() * node.total()).sum();
    }
}
