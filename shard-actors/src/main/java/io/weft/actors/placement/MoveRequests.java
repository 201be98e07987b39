package io.weft.actors.placement;

import io.weft.actors.cluster.MoveRequest;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.route.ClusterIdentity;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;

/** Takes an operator's word on where an entity shall be, at any node. Thread-safe. */
public final class MoveRequests {

    private final ClusterIdentity identity;
    private final LoadBoard board;
    private final Movers movers;
    private final Cluster cluster;

    public MoveRequests(ClusterIdentity identity, LoadBoard board, Movers movers, Cluster cluster) {
        this.identity = identity;
        this.board = board;
        this.movers = movers;
        this.cluster = cluster;
    }

    /** What became of a request. */
    public sealed interface Answer {

        /**
         * All nodes were told. It moves within seconds, if the cluster is whole meanwhile; otherwise it stays.
         *
         * @param from host and port of the node where it serves
         */
        record Told(String from) implements Answer {}

        /** There is no such entity or node; the same request would be wrong at any time. */
        record Unknown(String why) implements Answer {}

        /** Not now. */
        record NotNow(String why) implements Answer {}
    }

    /** @param node host and port by which the other nodes know it */
    public Answer request(EntityId entity, String node) {
        int count = entity.role() == EntityId.Role.SHARD ? identity.shards() : identity.coordinators();
        if (entity.index() < 0 || entity.index() >= count) {
            return new Answer.Unknown("there is no " + entity + ", only 0 to " + (count - 1));
        }
        List<Member> members = StreamSupport.stream(cluster.state().getMembers().spliterator(), false).toList();
        Optional<Member> to = members.stream().filter(member -> hostPort(member.address().toString()).equals(node)).findAny();
        if (to.isEmpty()) {
            return new Answer.Unknown("there is no node \"" + node + "\", only "
                    + members.stream().map(member -> hostPort(member.address().toString())).sorted().toList());
        }
        return request(entity, to.get());
    }

    private Answer request(EntityId entity, Member to) {
        Address address = to.address();
        Optional<String> from = board.nodeOf(entity);
        if (to.status() != MemberStatus.up() || cluster.state().getUnreachable().contains(to)) {
            return new Answer.NotNow("the node is " + (to.status() == MemberStatus.up() ? "not reachable" : to.status().toString()));
        }
        if (from.isEmpty()) {
            return new Answer.NotNow(entity + " serves nowhere at the moment, as far as this node knows");
        }
        if (from.get().equals(address.toString())) {
            return new Answer.NotNow(entity + " serves there already");
        }
        if (!movers.areEverywhere()) {
            return new Answer.NotNow("a node of an older version is in the cluster, which knows nothing of requests to move");
        }
        movers.tell(new MoveRequest(entity, address.toString()));
        return new Answer.Told(hostPort(from.get()));
    }

    /** Of an address such as {@code pekko://weft@host:port}. */
    public static String hostPort(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
