package io.weft.actors.sharding;

import io.weft.actors.entity.EntityRole;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.ShardMessage;

/** The machines that a node runs. */
public record EntityRoles(EntityRole<ShardMessage, ?> shards, EntityRole<CoordinatorMessage, ?> coordinators) {}
