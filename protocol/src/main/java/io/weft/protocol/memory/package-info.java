/**
 * What an entity keeps by transaction id, packed: {@link io.weft.protocol.memory.IdMemory} the outcomes, and which of them it
 * may forget; {@link io.weft.protocol.memory.IdMap} what is under way, which comes and goes with every transaction.
 */
package io.weft.protocol.memory;
