/**
 * The coordinator: sequences transactions that touch more than one shard, through two-phase commit with presumed abort.
 * The life of a transaction is drawn in the javadoc of {@link io.weft.protocol.coordinator.CoordinatorMachine}.
 */
package io.weft.protocol.coordinator;
