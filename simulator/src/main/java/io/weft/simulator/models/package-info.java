/** Runs the formal models (TLA+, in the resources) with the model checker TLC, and says which hold and which must fail. */
package io.weft.simulator.models;
