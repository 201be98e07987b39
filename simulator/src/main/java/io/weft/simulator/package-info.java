/** Runs the real machines of the protocol in a simulated world, from a seed, and judges what they did. */
package io.weft.simulator;
