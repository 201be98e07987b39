/**
 * Takes rules out of the machines, one at a time, and looks whether the simulator finds it: patches of their source,
 * compiled in memory, because the production code has no switches for it.
 */
package io.weft.simulator.mutation;
