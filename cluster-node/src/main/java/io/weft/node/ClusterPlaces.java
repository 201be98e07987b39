package io.weft.node;

import io.weft.actors.placement.MoveRequests;
import io.weft.actors.sharding.RunningEntities;
import io.weft.node.operations.EntityPlaces;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.route.ClusterIdentity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The places of the entities, as their actors know them. */
record ClusterPlaces(ClusterIdentity identity, RunningEntities entities) implements EntityPlaces {

    @Override
    public List<Place> list() {
        return Stream.concat(IntStream.range(0, identity.shards()).mapToObj(EntityId::shard),
                IntStream.range(0, identity.coordinators()).mapToObj(EntityId::coordinator)).map(this::place).toList();
    }

    private Place place(EntityId entity) {
        return new Place(entity, entities.board().nodeOf(entity).map(MoveRequests::hostPort), entities.board().busyUsPerS(entity));
    }

    @Override
    public Answer move(EntityId entity, String node) {
        MoveRequests.Answer answer = entities.moves().request(entity, node);
        if (answer instanceof MoveRequests.Answer.Told told) {
            return new Answer.Told(told.from());
        }
        return answer instanceof MoveRequests.Answer.Unknown unknown ? new Answer.Unknown(unknown.why())
                : new Answer.NotNow(((MoveRequests.Answer.NotNow) answer).why());
    }
}
