/**
 * What is told of a load run: lines and tables for a terminal, files for programs, comparisons and thresholds. The page
 * for people is in {@code html}. All of it is made from {@link io.weft.loadtest.result.LoadResult} alone; nothing here
 * measures.
 */
package io.weft.loadtest.report;
