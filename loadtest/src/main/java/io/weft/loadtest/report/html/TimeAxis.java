package io.weft.loadtest.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From the beginning of a run to its end, which needs no round number, with ticks at round times. */
final class TimeAxis implements Axis {

    private static final int MAX_TICKS = 10;
    private static final int[] STEPS_SECONDS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600,
            43_200};
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    /** A longer axis counts in the next unit. */
    private static final int MAX_UNITS = 5;

    private final int seconds;
    private final int step;

    TimeAxis(int seconds) {
        this.seconds = Math.max(1, seconds);
        this.step = step(this.seconds);
    }

    private static int step(int seconds) {
        for (int step : STEPS_SECONDS) {
            if (seconds / step <= MAX_TICKS) {
                return step;
            }
        }
        int longest = STEPS_SECONDS[STEPS_SECONDS.length - 1];
        return longest * (seconds / longest / MAX_TICKS + 1);
    }

    @Override
    public double fraction(double second) {
        return Math.min(1, Math.max(0, second / seconds));
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= seconds / step; i++) {
            int second = i * step;
            ticks.add(new Tick(fraction(second), i == 0 ? "0" : label(second)));
        }
        return ticks;
    }

    private String label(int second) {
        if (seconds > MAX_UNITS * HOUR) {
            return second % HOUR == 0 ? second / HOUR + " h" : clock(second);
        }
        if (seconds > MAX_UNITS * MINUTE) {
            return second % MINUTE == 0 ? second / MINUTE + " min" : clock(second);
        }
        return second + " s";
    }

    /** Such as 7 s, 2:05 or 1:02:05. */
    static String clock(int second) {
        if (second < MINUTE) {
            return second + " s";
        }
        int minutes = second / MINUTE;
        return second < HOUR
                ? String.format(Locale.ROOT, "%d:%02d", minutes, second % MINUTE)
                : String.format(Locale.ROOT, "%d:%02d:%02d", second / HOUR, minutes % MINUTE, second % MINUTE);
    }
}
