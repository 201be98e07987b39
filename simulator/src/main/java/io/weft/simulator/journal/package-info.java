/** The journal port, simulated: slow, doubtful, broken, and fenced. */
package io.weft.simulator.journal;
