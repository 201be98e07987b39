/**
 * The journal of a cluster, on Cassandra. Fenced by write-then-check (rules 19 to 22): every incarnation of an entity writes
 * to partitions of its own, and what it wrote counts only after a read of the owners' table that began later still shows it
 * as the owner.
 *
 * <pre>
 *  claim      owner      epoch raised, by a conditional update
 *  recover    run        rows of the checkpoint, newest run first
 *             frame      frames behind it, epoch by epoch, each up to its cut
 *             owner      the cut of the epoch before fixed, once
 *  append     frame      insert ──► owner: check ──► durable
 *  checkpoint run        sorted rows ──► owner: marker moved, conditionally ──► old segments and runs deleted whole
 * </pre>
 */
package io.weft.persistence.cassandra;
