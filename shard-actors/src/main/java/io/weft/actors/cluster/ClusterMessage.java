package io.weft.actors.cluster;

import org.apache.pekko.actor.typed.ActorRef;

/** What nodes say to one another, and not to an entity. At most once, and repeated by whoever needs an answer. */
public sealed interface ClusterMessage permits ClusterMessage.Knock, ClusterMessage.DoorAnswer, LoadReport, MoveRequest, MoveDue, Bundle {

    /** From a node that wants to join. Answered by {@link DoorAnswer}. */
    record Knock(Agreement agreement, ActorRef<ClusterMessage> replyTo) implements ClusterMessage {}

    /**
     * @param settled whether its word counts: a member of the cluster, or the node that founds it
     * @param node    its address
     */
    record DoorAnswer(Agreement agreement, boolean settled, String node) implements ClusterMessage {}
}
