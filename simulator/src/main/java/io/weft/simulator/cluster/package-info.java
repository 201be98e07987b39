/** Processes, the network between them, and which entity is where: all that can crash, pause, move and get lost. */
package io.weft.simulator.cluster;
