package io.weft.client;

/**
 * The shape of a ledger, and what the node that answered has admitted since it started; what is sent again counts again.
 *
 * @param oneShardTransactions   with all their accounts on one shard
 * @param crossShardTransactions with accounts on several
 * @param version                of the program
 */
public record LedgerInfo(int shards, int coordinators, long oneShardTransactions, long crossShardTransactions, String version) {}
