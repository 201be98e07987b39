package io.weft.protocol.effects;

import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;

/** How messages leave an entity: at most once, without waiting. */
public interface Sender {

    void toShard(int shard, ShardMessage message);

    void toCoordinator(int coordinator, CoordinatorMessage message);

    void toGateway(Party gateway, GatewayMessage message);
}
