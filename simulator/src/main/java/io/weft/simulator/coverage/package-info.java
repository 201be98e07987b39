/** The states and transitions of the protocol, in one table, and which of them a run has reached. */
package io.weft.simulator.coverage;
