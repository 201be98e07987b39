/**
 * The shard: owner of all accounts whose id hashes to it. {@link io.weft.protocol.shard.ShardMachine} decides,
 * {@link io.weft.protocol.shard.ShardState} applies; the life of a transaction is drawn in the machine's javadoc.
 */
package io.weft.protocol.shard;
