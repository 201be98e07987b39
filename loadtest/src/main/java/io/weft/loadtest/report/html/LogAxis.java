package io.weft.loadtest.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * From a round number below the least value to one above the greatest, where round is 1, 2 or 5 times a power of ten.
 * Labels stand at the powers of ten, and at 2 and 5 as well while there are few decades.
 */
final class LogAxis implements Axis {

    private static final int[] ROUND = {1, 2, 5};
    private static final int FEW_DECADES = 2;

    private final List<Double> rounds = new ArrayList<>();
    private final double least;
    private final double greatest;
    private final boolean isEachLabelled;
    private final DoubleFunction<String> label;

    private LogAxis(double min, double max, DoubleFunction<String> label) {
        this.label = label;
        double power = Math.pow(10, Math.floor(Math.log10(min)));
        for (int i = 0; rounds.isEmpty() || rounds.get(rounds.size() - 1) < max || rounds.size() < 2; i++) {
            double round = ROUND[i % ROUND.length] * power * Math.pow(10, i / ROUND.length);
            if (!rounds.isEmpty() && rounds.get(rounds.size() - 1) <= min && round <= min) {
                rounds.clear();
            }
            rounds.add(round);
        }
        least = Math.log10(rounds.get(0));
        greatest = Math.log10(rounds.get(rounds.size() - 1));
        isEachLabelled = greatest - least <= FEW_DECADES;
    }

    /**
     * @param min least value above zero
     * @param max not less than min
     */
    static LogAxis of(double min, double max, DoubleFunction<String> label) {
        if (!(min > 0 && max >= min)) {
            throw new IllegalArgumentException("no logarithmic axis from " + min + " to " + max);
        }
        return new LogAxis(min, max, label);
    }

    @Override
    public double fraction(double value) {
        if (value <= 0) {
            return 0;
        }
        return Math.min(1, Math.max(0, (Math.log10(value) - least) / (greatest - least)));
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (double round : rounds) {
            boolean isPower = Math.abs(Math.log10(round) - Math.rint(Math.log10(round))) < 1e-9;
            ticks.add(new Tick(fraction(round), isPower || isEachLabelled ? label.apply(round) : ""));
        }
        return ticks;
    }
}
