package io.weft.node.gateway;

import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadAsset;
import io.weft.protocol.message.ShardMessage.ReadHolds;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.Placement;

/** Which entity knows the answer to what. Immutable. */
public record Questions(Placement placement) {

    public Question readAccount(AccountId account, ReadMode mode) {
        int shard = placement.shardOf(account);
        return (sender, replyTo) -> sender.toShard(shard, new ReadAccount(account, mode, replyTo));
    }

    /** @param after null: from the beginning */
    public Question readHolds(AccountId account, HoldId after, int limit) {
        int shard = placement.shardOf(account);
        return (sender, replyTo) -> sender.toShard(shard, new ReadHolds(account, after, limit, replyTo));
    }

    public Question readAsset(AssetId asset) {
        int shard = placement.shardOf(asset.issuer());
        return (sender, replyTo) -> sender.toShard(shard, new ReadAsset(asset, replyTo));
    }

    /** Every cancellation goes through the coordinator of the id, wherever its transaction went. */
    public Question cancel(TxId txId) {
        int coordinator = placement.coordinatorOf(txId);
        return (sender, replyTo) -> sender.toCoordinator(coordinator, new Cancel(txId, replyTo));
    }

    Question findAtCoordinator(TxId txId) {
        int coordinator = placement.coordinatorOf(txId);
        return (sender, replyTo) -> sender.toCoordinator(coordinator, new FindTransaction(txId, replyTo));
    }

    Question findOnShard(TxId txId, int shard) {
        return (sender, replyTo) -> sender.toShard(shard, new FindTransaction(txId, replyTo));
    }
}
