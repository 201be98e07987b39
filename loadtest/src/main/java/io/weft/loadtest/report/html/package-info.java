/**
 * A run as one page for people: HTML with its style and its charts (SVG) in it, nothing that is fetched, no script.
 * Measures in the charts are percentages of a plot, so that a chart is as wide as the page and its letters are not.
 */
package io.weft.loadtest.report.html;
