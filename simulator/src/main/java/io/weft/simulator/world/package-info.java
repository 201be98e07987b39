/** Time, chance and order of the simulated world: what makes one seed one run. */
package io.weft.simulator.world;
