package io.weft.node.settings;

/**
 * How many transactions a shard and a coordinator remember if the settings leave it open: what fits a quarter of the heap,
 * so that twice as many, which is where nothing new is admitted any more, fit half of it.
 */
final class RememberedIds {

    /** 48 bytes in a table that is a third to two thirds full. */
    private static final int MOST_BYTES_EACH = 144;
    private static final int HEAP_SHARE = 4;

    private final long marks;
    private final long outcomes;

    /** A transaction over two shards leaves two marks and one outcome, so this is reckoned in marks of one shard. */
    RememberedIds(long heapBytes, int shards, int coordinators) {
        long all = heapBytes / HEAP_SHARE / MOST_BYTES_EACH;
        double outcomesPerMark = shards / (2.0 * coordinators);
        marks = (long) (all / (shards + coordinators * outcomesPerMark));
        outcomes = (long) (marks * outcomesPerMark);
    }

    int marks(int atLeast) {
        return within(marks, atLeast);
    }

    int outcomes(int atLeast) {
        return within(outcomes, atLeast);
    }

    private static int within(long wanted, int atLeast) {
        return (int) Math.max(atLeast, Math.min(wanted, Integer.MAX_VALUE / 4));
    }
}
