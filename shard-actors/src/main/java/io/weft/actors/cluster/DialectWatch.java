package io.weft.actors.cluster;

import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the {@link Dialect} whenever members come or go. A newcomer counts from when it is seen: it is up only after all have seen
 * it, and nobody sends it anything before that.
 */
final class DialectWatch {

    static final String NAME = "weft-dialect";

    private static final Logger LOG = LoggerFactory.getLogger(DialectWatch.class);

    private DialectWatch() {}

    static Behavior<MemberEvent> create(Dialect dialect) {
        return Behaviors.setup(context -> {
            Cluster cluster = Cluster.get(context.getSystem());
            cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
            return Behaviors.receiveMessage(event -> {
                set(dialect, cluster.state().getMembers());
                return Behaviors.same();
            });
        });
    }

    private static void set(Dialect dialect, Iterable<Member> members) {
        int oldest = StreamSupport.stream(members.spliterator(), false).mapToInt(WireVersion::of).min().orElse(WireVersion.OLDEST);
        // One that understands nothing that is written here does not join; if it is there all the same, it must go.
        int version = Math.max(WireVersion.OLDEST, Math.min(WireVersion.CURRENT, oldest));
        if (version != dialect.version()) {
            LOG.info("Messages to other nodes are written in version {} from now on, instead of {}", version, dialect.version());
            dialect.use(version);
        }
    }
}
