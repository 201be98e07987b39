package io.weft.actors.placement;

import io.weft.actors.cluster.ClusterMessage;
import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.WireVersion;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.cluster.Cluster;

/** The {@link Mover} of each node, this one's included. Thread-safe. */
public record Movers(ActorSystem system) {

    /** Whether all nodes have one. While one of an older version is there, nodes say nothing of moves. */
    public boolean areEverywhere() {
        return Dialect.ID.get(system).version() >= WireVersion.WITH_MOVE_REQUESTS;
    }

    /** At most once, and not to nodes that are not known to be members yet. */
    public void tell(ClusterMessage message) {
        if (areEverywhere()) {
            Cluster.get(system).state().getMembers().forEach(member ->
                    system.actorSelection(member.address() + "/system/" + Mover.NAME).tell(message, ActorRef.noSender()));
        }
    }
}
