/** Runs plans and judges them: one seed, one run. */
package io.weft.simulator.run;
