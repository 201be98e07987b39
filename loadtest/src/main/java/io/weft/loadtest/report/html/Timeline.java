package io.weft.loadtest.report.html;

import io.weft.loadtest.result.SecondResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The seconds of a run as points of a chart, few enough to be told apart and to be read by a browser at once.
 *
 * @param seconds    how long the run was
 * @param binSeconds how many of them a point stands for, except where warm-up ends and at the end of the run
 */
record Timeline(int seconds, int binSeconds, List<Bin> bins) {

    static final int MAX_POINTS = 600;

    private static final int[] ROUND_SECONDS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600};

    static Timeline of(List<SecondResult> seconds) {
        int length = seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1).second() + 1;
        int width = width(length);
        List<Bin> bins = new ArrayList<>();
        List<SecondResult> bin = new ArrayList<>();
        for (SecondResult second : seconds) {
            if (!bin.isEmpty() && !belongTogether(bin.get(0), second, width)) {
                bins.add(Bin.of(bin));
                bin.clear();
            }
            bin.add(second);
        }
        if (!bin.isEmpty()) {
            bins.add(Bin.of(bin));
        }
        return new Timeline(length, width, bins);
    }

    /** Until when the figures are left out of the result. */
    int warmUpSeconds() {
        return bins.stream().filter(Bin::isWarmUp).mapToInt(Bin::endSecond).max().orElse(0);
    }

    private static boolean belongTogether(SecondResult a, SecondResult b, int width) {
        return a.second() / width == b.second() / width && a.warmUp() == b.warmUp();
    }

    private static int width(int length) {
        for (int width : ROUND_SECONDS) {
            if (length <= (long) width * MAX_POINTS) {
                return width;
            }
        }
        return length / MAX_POINTS + 1;
    }
}
