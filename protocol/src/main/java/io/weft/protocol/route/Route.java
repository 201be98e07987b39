package io.weft.protocol.route;

/** Where a transaction goes: straight to the one shard that owns all its accounts, or to a coordinator. */
public sealed interface Route {

    record ToShard(int shard) implements Route {}

    record ToCoordinator(int coordinator) implements Route {}
}
