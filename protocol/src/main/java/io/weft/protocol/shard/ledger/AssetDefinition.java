package io.weft.protocol.shard.ledger;

/** An asset as its issuing account knows it. */
public record AssetDefinition(int number, int decimals) {}
