/** The command line of the simulator. */
package io.weft.simulator.cli;
