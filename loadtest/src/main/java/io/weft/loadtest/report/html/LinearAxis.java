package io.weft.loadtest.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** From zero to a round number above the greatest value, with ticks at multiples of 1, 2 or 5 times a power of ten. */
final class LinearAxis implements Axis {

    private static final int MAX_STEPS = 5;
    private static final double[] ROUND = {1, 2, 5, 10};

    private final double step;
    private final int steps;
    private final DoubleFunction<String> label;

    private LinearAxis(double step, int steps, DoubleFunction<String> label) {
        this.step = step;
        this.steps = steps;
        this.label = label;
    }

    /**
     * @param max   of the values; an axis of nothing goes to 1
     * @param least the smallest step that makes sense, such as 1 where parts do not exist
     */
    static LinearAxis upTo(double max, double least, DoubleFunction<String> label) {
        double step = Math.max(least, roundUp(Math.max(max, Double.MIN_NORMAL) / MAX_STEPS));
        return new LinearAxis(step, Math.max(1, (int) Math.ceil(max / step)), label);
    }

    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double round : ROUND) {
            if (round * power >= value) {
                return round * power;
            }
        }
        return 10 * power;
    }

    @Override
    public double fraction(double value) {
        return Math.min(1, Math.max(0, value / (step * steps)));
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            ticks.add(new Tick((double) i / steps, label.apply(i * step)));
        }
        return ticks;
    }
}
