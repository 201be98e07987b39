package io.weft.actors.placement;

import io.weft.actors.placement.NodeLoad.Weighted;
import io.weft.protocol.journal.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * Decides where entities should be. Pure: the same loads give the same moves.
 *
 * <p>Greedy: each move takes one entity from the node with the most load that has a fitting one, to the node with the
 * least. It fits if the difference between the two shrinks by at least a tenth; so the largest load never grows, the
 * smallest never shrinks, the sum of the squares falls with each move, and repeating it comes to an end.
 */
final class Balance {

    private static final Comparator<NodeLoad> BY_LOAD = Comparator.comparingLong(NodeLoad::total).thenComparing(NodeLoad::node);

    private static final int IDLING_PART = 2;

    private Balance() {}

    record Move(EntityId entity, String from, String to) {}

    /** @param nodes not empty */
    static String leastLoaded(List<NodeLoad> nodes) {
        return nodes.stream().min(BY_LOAD).orElseThrow().node();
    }

    /**
     * @param nodes            all that take entities
     * @param thresholdPercent nothing moves while the largest and the smallest load differ by no more of the average load
     */
    static List<Move> moves(List<NodeLoad> nodes, int atMost, int thresholdPercent) {
        List<NodeLoad> loads = new ArrayList<>(nodes);
        List<Move> moves = new ArrayList<>();
        while (moves.size() < atMost) {
            loads.sort(BY_LOAD);
            Optional<Move> next = isUneven(loads, thresholdPercent) ? nextMove(loads) : Optional.empty();
            if (next.isEmpty()) {
                break;
            }
            moves.add(next.get());
            apply(next.get(), loads);
        }
        return moves;
    }

    /** Whether the largest and the smallest load differ by more of the average than that. */
    static boolean isUneven(List<NodeLoad> loads, int thresholdPercent) {
        LongSummaryStatistics totals = loads.stream().mapToLong(NodeLoad::total).summaryStatistics();
        return loads.size() > 1 && (totals.getMax() - totals.getMin()) * 100.0 > totals.getAverage() * thresholdPercent;
    }

    /** Whether one of them does less than half of what is usual: it has just come, most likely. */
    static boolean isOneIdling(List<NodeLoad> loads) {
        LongSummaryStatistics totals = loads.stream().mapToLong(NodeLoad::total).summaryStatistics();
        return loads.size() > 1 && totals.getMin() * IDLING_PART < totals.getAverage();
    }

    private static Optional<Move> nextMove(List<NodeLoad> sorted) {
        NodeLoad least = sorted.get(0);
        for (int i = sorted.size() - 1; i > 0; i--) {
            NodeLoad from = sorted.get(i);
            long difference = from.total() - least.total();
            Optional<Weighted> best = from.burden().stream()
                    .filter(each -> each.movable() && left(difference, each) * 10 <= difference * 9)
                    .min(Comparator.<Weighted>comparingLong(each -> left(difference, each)).thenComparing(Weighted::entity));
            if (best.isPresent()) {
                return Optional.of(new Move(best.get().entity(), from.node(), least.node()));
            }
        }
        return Optional.empty();
    }

    /** The difference of the two nodes after the move. */
    private static long left(long difference, Weighted moved) {
        return Math.abs(difference - 2 * moved.weight());
    }

    private static void apply(Move move, List<NodeLoad> loads) {
        Weighted moved = loads.stream().flatMap(node -> node.burden().stream())
                .filter(each -> each.entity().equals(move.entity())).findFirst().orElseThrow();
        loads.replaceAll(node -> {
            List<Weighted> burden = new ArrayList<>(node.burden());
            burden.remove(moved);
            if (node.node().equals(move.to())) {
                burden.add(new Weighted(moved.entity(), moved.weight(), false));
            }
            return new NodeLoad(node.node(), burden);
        });
    }
}
