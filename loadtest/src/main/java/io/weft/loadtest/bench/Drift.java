package io.weft.loadtest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whether the later minutes of a long run differ from the earlier ones: the median of the second half of the minutes that are
 * judged beside that of the first half; of the disk, on which files come and go, the most. Ratios are −1 if unknown.
 *
 * @param judgedMinutes those after the first ones, in which what a node remembers still grows to its steady size
 * @param verdict       "no drift", "drift", or "too short to tell"
 * @param drifts        in words; what is beyond the bounds
 */
@JsonPropertyOrder("case")
record Drift(@JsonProperty("case") String name, String verdict, List<String> drifts, int judgedMinutes, double throughputRatio,
        double p50Ratio, double p99Ratio, double heapRatio, double diskRatio, boolean auditIsClean, List<String> failures,
        String machine) {

    /** With fewer, one bad minute would be half of a half. */
    static final int LEAST_JUDGED = 4;

    private static final double LEAST_THROUGHPUT = 0.95;
    private static final double MOST_P50 = 1.5;
    private static final double MOST_P99 = 2;
    private static final double MOST_HEAP = 1.1;
    private static final double MOST_DISK = 1.25;

    /** What of two runs of the same kind differs: see the bounds. */
    record Ratios(double throughput, double p50, double p99, double heap, double disk) {

        static final Ratios UNKNOWN = new Ratios(-1, -1, -1, -1, -1);

        static Ratios of(List<SoakMinute> judged) {
            int half = judged.size() / 2;
            List<SoakMinute> early = judged.subList(0, half);
            List<SoakMinute> late = judged.subList(judged.size() - half, judged.size());
            return new Ratios(
                    RatioLine.ratio(median(late, SoakMinute::committedPerSecond), median(early, SoakMinute::committedPerSecond)),
                    RatioLine.ratio(median(late, SoakMinute::p50Us), median(early, SoakMinute::p50Us)),
                    RatioLine.ratio(median(late, SoakMinute::p99Us), median(early, SoakMinute::p99Us)),
                    RatioLine.ratio(median(late, SoakMinute::heapAfterCollectionBytes),
                            median(early, SoakMinute::heapAfterCollectionBytes)),
                    RatioLine.ratio(most(late), most(early)));
        }

        private static double median(List<SoakMinute> minutes, ToDoubleFunction<SoakMinute> what) {
            double[] sorted = minutes.stream().mapToDouble(what).sorted().toArray();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        private static double most(List<SoakMinute> minutes) {
            return minutes.stream().mapToLong(SoakMinute::bytesOnDisk).max().orElse(0);
        }

        private List<String> beyondBounds() {
            List<String> drifts = new ArrayList<>();
            if (throughput < LEAST_THROUGHPUT) {
                drifts.add(String.format(Locale.ROOT, "throughput fell to %.2f times", throughput));
            }
            above("p50", p50, MOST_P50, drifts);
            above("p99", p99, MOST_P99, drifts);
            above("the heap after a collection", heap, MOST_HEAP, drifts);
            above("the disk", disk, MOST_DISK, drifts);
            return drifts;
        }

        private static void above(String what, double ratio, double most, List<String> drifts) {
            if (ratio > most) {
                drifts.add(String.format(Locale.ROOT, "%s grew to %.2f times", what, ratio));
            }
        }
    }

    /**
     * @param settledAfterMinutes how many at the beginning are not judged
     * @param failures            of the audit
     */
    static Drift of(List<SoakMinute> minutes, int settledAfterMinutes, List<String> failures, String machine) {
        List<SoakMinute> judged = minutes.subList(Math.min(minutes.size(), settledAfterMinutes), minutes.size());
        boolean isEnough = judged.size() >= LEAST_JUDGED;
        Ratios ratios = isEnough ? Ratios.of(judged) : Ratios.UNKNOWN;
        List<String> drifts = isEnough ? ratios.beyondBounds() : List.of();
        String verdict = !isEnough ? "too short to tell" : drifts.isEmpty() ? "no drift" : "drift";
        return new Drift("drift of soak", verdict, drifts, judged.size(), ratios.throughput, ratios.p50, ratios.p99, ratios.heap,
                ratios.disk, failures.isEmpty(), failures, machine);
    }
}
