/** What is done and what goes wrong in one run: drawn from a seed, and then plain data that can be cut down. */
package io.weft.simulator.plan;
