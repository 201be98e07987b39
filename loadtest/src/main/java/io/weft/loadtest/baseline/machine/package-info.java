/** What Linux tells of processor time, in {@code /proc} (see proc(5)). */
package io.weft.loadtest.baseline.machine;
