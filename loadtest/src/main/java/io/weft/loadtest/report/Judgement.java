package io.weft.loadtest.report;

/**
 * What came of a threshold.
 *
 * @param holds    not if the figure is unknown or nothing was counted
 * @param sentence the threshold, whether it holds, and the figure
 */
public record Judgement(boolean holds, String sentence) {}
