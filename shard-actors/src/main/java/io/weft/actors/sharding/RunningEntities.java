package io.weft.actors.sharding;

import io.weft.actors.entity.LocalEntities;
import io.weft.actors.placement.LoadBoard;
import io.weft.actors.placement.MoveRequests;
import io.weft.protocol.effects.Sender;

/**
 * What the entities are to the rest of their node.
 *
 * @param sender how gateways reach them; what is sent before they serve is kept for a while, within bounds, or lost
 * @param board  which of them serve, anywhere in the cluster
 * @param local  those that serve here
 * @param moves  how they are moved on somebody's word
 */
public record RunningEntities(Sender sender, LoadBoard board, LocalEntities local, MoveRequests moves) {}
