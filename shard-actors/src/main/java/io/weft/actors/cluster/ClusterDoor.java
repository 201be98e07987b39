package io.weft.actors.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever knocks what this node has agreed to. It admits nobody: the one that knocks draws the conclusion. */
final class ClusterDoor {

    static final String NAME = "weft-door";

    private static final Logger LOG = LoggerFactory.getLogger(ClusterDoor.class);
    /** Each new address that was refused has a line in the log, until there were so many. */
    private static final int MAX_LOGGED = 100;

    private ClusterDoor() {}

    /** @param settled see {@link ClusterMessage.DoorAnswer} */
    static Behavior<ClusterMessage> create(Agreement own, Dialect dialect, String node, BooleanSupplier settled) {
        return Behaviors.setup(context -> {
            RefusalLog refusals = new RefusalLog();
            return Behaviors.receive(ClusterMessage.class)
                    .onMessage(ClusterMessage.Knock.class, knock -> {
                        boolean counts = settled.getAsBoolean();
                        Agreement now = own.writing(dialect.version());
                        if (counts) {
                            refusals.note(knock, now);
                        }
                        knock.replyTo().tell(new ClusterMessage.DoorAnswer(now, counts, node));
                        return Behaviors.same();
                    })
                    .onAnyMessage(other -> Behaviors.same())
                    .build();
        });
    }

    private static final class RefusalLog {

        private final Set<String> logged = new HashSet<>();

        void note(ClusterMessage.Knock knock, Agreement own) {
            List<String> differences = knock.agreement().differencesFrom(own);
            String from = knock.replyTo().path().address().toString();
            if (!differences.isEmpty() && logged.size() < MAX_LOGGED && logged.add(from)) {
                LOG.warn("{} asked to join and may not: {}", from, String.join("; ", differences));
            }
        }
    }
}
