/** The real machines in the real loop around them, with simulated threads, timers and messages. */
package io.weft.simulator.entity;
