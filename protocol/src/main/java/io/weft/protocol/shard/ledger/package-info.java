/** What a shard owns: accounts, balances, holds and asset definitions, all immutable values, and how plans change them. */
package io.weft.protocol.shard.ledger;
