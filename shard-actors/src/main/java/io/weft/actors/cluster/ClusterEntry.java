package io.weft.actors.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Lets a node join a cluster of several. Before it says anything that the cluster would remember, it asks at the doors of
 * the seeds, and joins only a cluster whose settings are its own. (Pekko compares settings, too, but the node that is refused
 * is not told which; and nodes of clusters with different system names can't even speak to one another, so all of Weft's
 * have the same, and the name of the cluster is one of the things that must agree.)
 *
 * <p>The first of the seeds founds the cluster if none of the others has one.
 */
public final class ClusterEntry {

    private ClusterEntry() {}

    /**
     * To be called once. Opens the door of this node, too.
     *
     * @param seeds as in the settings of every node, in the same order; this node may be among them
     */
    public static CompletionStage<Entry> join(ActorSystem<?> system, Agreement agreement, List<Seed> seeds, Duration timeout) {
        Cluster cluster = Cluster.get(system);
        Address self = cluster.selfMember().address();
        List<Address> addresses = seeds.stream()
                .map(seed -> new Address(self.protocol(), self.system(), seed.host(), seed.port())).toList();
        boolean founder = !addresses.isEmpty() && addresses.get(0).equals(self);
        // A founder with wrong settings must not speak for a cluster before it has looked for one.
        AtomicBoolean founds = new AtomicBoolean();
        BooleanSupplier settled = () -> founds.get() || hasCome(cluster.selfMember().status());
        Dialect dialect = Dialect.ID.get(system.classicSystem());
        system.systemActorOf(DialectWatch.create(dialect), DialectWatch.NAME, Props.empty());
        system.systemActorOf(ClusterDoor.create(agreement, dialect, hostPort(self), settled), ClusterDoor.NAME, Props.empty());
        CompletableFuture<Entry> entry = new CompletableFuture<>();
        Newcomer.Setup setup = new Newcomer.Setup(agreement, addresses, founder, founds, timeout, entry);
        system.systemActorOf(Newcomer.create(setup), "weft-newcomer", Props.empty());
        return entry;
    }

    private static boolean hasCome(MemberStatus status) {
        return status == MemberStatus.up() || status == MemberStatus.weaklyUp() || status == MemberStatus.leaving();
    }

    static String hostPort(Address address) {
        return address.getHost().orElse("") + ":" + address.getPort().map(String::valueOf).orElse("");
    }
}
