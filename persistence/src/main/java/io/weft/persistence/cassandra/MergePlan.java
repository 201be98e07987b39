package io.weft.persistence.cassandra;

import java.util.List;

/**
 * Which of the runs to write anew together with the rows of a checkpoint. Those from the youngest on of which each is not
 * much larger than all that comes after it: so the sizes of what remains grow like powers of {@link #GROWTH}, there are few
 * runs, and a row is written anew a few times at most (the logarithmic method of Bentley and Saxe, "Decomposable searching
 * problems I", 1980).
 *
 * @param kept   oldest first, as they are
 * @param merged oldest first
 */
record MergePlan(List<Run> kept, List<Run> merged) {

    static final int GROWTH = 2;

    /** @param newBytes of the rows of the checkpoint */
    static MergePlan of(List<Run> runs, long newBytes) {
        long bytes = newBytes;
        int from = runs.size();
        while (from > 0 && runs.get(from - 1).bytes() <= GROWTH * bytes) {
            bytes += runs.get(--from).bytes();
        }
        return new MergePlan(runs.subList(0, from), runs.subList(from, runs.size()));
    }
}
