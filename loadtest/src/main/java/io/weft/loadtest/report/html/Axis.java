package io.weft.loadtest.report.html;

import java.util.List;

/** Where values lie in a chart. */
interface Axis {

    /** From 0 (left, bottom) to 1; a value beyond the axis lies at its end. */
    double fraction(double value);

    /** At round numbers, from the least. */
    List<Tick> ticks();
}
