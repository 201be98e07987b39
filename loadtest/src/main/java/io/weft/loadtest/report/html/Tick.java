package io.weft.loadtest.report.html;

/**
 * A mark on an axis.
 *
 * @param fraction where, of the axis' length, from 0 to 1
 * @param label    empty for a line without words
 */
record Tick(double fraction, String label) {}
