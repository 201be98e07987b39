package io.weft.actors.sharding;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** A cluster of one node, which needs no seed nodes. */
public final class SingleNodeCluster {

    private SingleNodeCluster() {}

    /** Lets the node join itself. Returns at once; entities start when it is up, within about a second. */
    public static void join(ActorSystem<?> system) {
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
}
