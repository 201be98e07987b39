/** Looks on while a run goes on: what is durable, what was reached, and what a person would want to read of it. */
package io.weft.simulator.observe;
