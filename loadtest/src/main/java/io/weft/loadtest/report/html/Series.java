package io.weft.loadtest.report.html;

import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * A line of a chart.
 *
 * @param style   the class of the style sheet that colours it
 * @param isFilled whether the area below it is tinted
 * @param value   not a number where there is none
 * @param summary what it came to over the measured time
 */
record Series(String name, String style, boolean isFilled, ToDoubleFunction<Bin> value, DoubleFunction<String> format,
        String summary) {

    /** Such as "p99 12.3 ms". */
    String at(Bin bin) {
        double figure = value.applyAsDouble(bin);
        return name + " " + (Double.isNaN(figure) ? "unknown" : format.apply(figure));
    }
}
