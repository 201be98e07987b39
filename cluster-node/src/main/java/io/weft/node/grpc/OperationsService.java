package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.EntityName;
import io.weft.api.v1.ListEntitiesRequest;
import io.weft.api.v1.ListEntitiesResponse;
import io.weft.api.v1.MoveEntityRequest;
import io.weft.api.v1.MoveEntityResponse;
import io.weft.api.v1.OperationsGrpc;
import io.weft.node.operations.EntityPlaces;
import io.weft.node.operations.EntityPlaces.Answer;
import io.weft.node.operations.EntityPlaces.Place;
import io.weft.protocol.journal.EntityId;

/** The calls of {@code weft.v1.Operations}. */
final class OperationsService extends OperationsGrpc.OperationsImplBase {

    private final EntityPlaces places;

    OperationsService(EntityPlaces places) {
        this.places = places;
    }

    @Override
    public void listEntities(ListEntitiesRequest request, StreamObserver<ListEntitiesResponse> out) {
        ListEntitiesResponse.Builder response = ListEntitiesResponse.newBuilder();
        places.list().forEach(place -> response.addEntities(encode(place)));
        new UnaryReply<>(out).send(response.build());
    }

    private static ListEntitiesResponse.Entity encode(Place place) {
        EntityName.Builder name = EntityName.newBuilder();
        if (place.entity().role() == EntityId.Role.SHARD) {
            name.setShard(place.entity().index());
        } else {
            name.setCoordinator(place.entity().index());
        }
        return ListEntitiesResponse.Entity.newBuilder().setName(name).setNode(place.node().orElse(""))
                .setBusyUsPerS(place.busyUsPerS()).build();
    }

    @Override
    public void moveEntity(MoveEntityRequest request, StreamObserver<MoveEntityResponse> out) {
        UnaryReply<MoveEntityResponse> reply = new UnaryReply<>(out);
        EntityName name = request.getName();
        switch (name.getEntityCase()) {
            case SHARD -> move(EntityId.shard(name.getShard()), request.getToNode(), reply);
            case COORDINATOR -> move(EntityId.coordinator(name.getCoordinator()), request.getToNode(), reply);
            default -> reply.fail(Status.INVALID_ARGUMENT.withDescription("name must have a shard or a coordinator"));
        }
    }

    private void move(EntityId entity, String node, UnaryReply<MoveEntityResponse> reply) {
        Answer answer = places.move(entity, node);
        if (answer instanceof Answer.Told told) {
            reply.send(MoveEntityResponse.newBuilder().setFromNode(told.from()).build());
        } else if (answer instanceof Answer.Unknown unknown) {
            reply.fail(Status.NOT_FOUND.withDescription(unknown.why()));
        } else if (answer instanceof Answer.NotNow notNow) {
            reply.fail(Status.FAILED_PRECONDITION.withDescription(notNow.why()));
        }
    }
}
