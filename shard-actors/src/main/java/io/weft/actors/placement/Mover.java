package io.weft.actors.placement;

import io.weft.actors.cluster.MoveDue;
import io.weft.actors.cluster.MoveRequest;
import io.weft.actors.entity.LocalEntities;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears that an entity shall move. If it serves here, has it take a checkpoint, and tells the others when that stands; they would
 * wait for it only so long.
 */
public final class Mover {

    public static final String NAME = "weft-mover";

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);

    private Mover() {}

    /** @param takesCheckpoints whether anybody waits for them */
    public static Behavior<Object> create(Placements placements, LocalEntities local, Movers movers, boolean takesCheckpoints) {
        return Behaviors.receive(Object.class)
                .onMessage(MoveRequest.class, request -> {
                    placements.plan(request.entity(), request.to());
                    if (takesCheckpoints) {
                        prepare(request, local, movers);
                    }
                    return Behaviors.same();
                })
                .onMessage(MoveDue.class, due -> {
                    placements.due(due.entity(), due.to());
                    return Behaviors.same();
                })
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }

    private static void prepare(MoveRequest request, LocalEntities local, Movers movers) {
        local.takeCheckpoint(request.entity()).ifPresent(done -> {
            LOG.info("{} shall move to {}: takes a checkpoint first", request.entity(), request.to());
            done.thenRun(() -> movers.tell(new MoveDue(request.entity(), request.to())));
        });
    }
}
