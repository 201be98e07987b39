package io.weft.actors.sharding;

import io.weft.actors.entity.EntityCommand;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;

/**
 * Makes every entity a shard of its own in Pekko's sense, that is, a unit of placement. (A Weft shard is a Pekko entity;
 * the word is Pekko's only in this file.)
 */
final class OneEntityPerShard extends ShardingMessageExtractor<ShardingEnvelope<EntityCommand>, EntityCommand> {

    @Override
    public String entityId(ShardingEnvelope<EntityCommand> envelope) {
        return envelope.entityId();
    }

    @Override
    public String shardId(String entityId) {
        return entityId;
    }

    @Override
    public EntityCommand unwrapMessage(ShardingEnvelope<EntityCommand> envelope) {
        return envelope.message();
    }
}
