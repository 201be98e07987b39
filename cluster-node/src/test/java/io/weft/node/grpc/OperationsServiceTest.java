package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.weft.api.v1.EntityName;
import io.weft.api.v1.ListEntitiesRequest;
import io.weft.api.v1.ListEntitiesResponse;
import io.weft.api.v1.MoveEntityRequest;
import io.weft.api.v1.OperationsGrpc;
import io.weft.node.operations.EntityPlaces.Answer;
import io.weft.node.testing.FakeNode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OperationsServiceTest {

    private static final EntityName SHARD_3 = EntityName.newBuilder().setShard(3).build();
    private static final EntityName COORDINATOR_0 = EntityName.newBuilder().setCoordinator(0).build();

    @Test
    void shouldListWhereEntitiesServe() throws Exception {
        try (FakeNode node = FakeNode.start("weft.grpc.operations = on")) {
            // when
            ListEntitiesResponse listed = operations(node).listEntities(ListEntitiesRequest.getDefaultInstance());
            // then
            assertThat(listed.getEntitiesList()).containsExactly(
                    ListEntitiesResponse.Entity.newBuilder().setName(EntityName.newBuilder().setShard(0)).setNode("a:1").setBusyUsPerS(7).build(),
                    ListEntitiesResponse.Entity.newBuilder().setName(EntityName.newBuilder().setCoordinator(2)).build());
        }
    }

    @Test
    void shouldPassOnWhatShallMove() throws Exception {
        try (FakeNode node = FakeNode.start("weft.grpc.operations = on")) {
            // when
            assertThat(operations(node).moveEntity(move(SHARD_3)).getFromNode()).isEqualTo("a:1");
            operations(node).moveEntity(move(COORDINATOR_0));
            // then
            assertThat(node.places.asked).containsExactly("shard-3 to b:2", "coordinator-0 to b:2");
        }
    }

    @Test
    void shouldSayWhyNothingMoves() throws Exception {
        try (FakeNode node = FakeNode.start("weft.grpc.operations = on")) {
            node.places.answer = new Answer.Unknown("who?");
            assertRefused(node, SHARD_3, Status.NOT_FOUND.withDescription("who?"));
            node.places.answer = new Answer.NotNow("later");
            assertRefused(node, SHARD_3, Status.FAILED_PRECONDITION.withDescription("later"));
            assertRefused(node, EntityName.getDefaultInstance(),
                    Status.INVALID_ARGUMENT.withDescription("name must have a shard or a coordinator"));
        }
    }

    @Test
    void shouldOfferNothingUnlessTold() throws Exception {
        try (FakeNode node = FakeNode.start()) {
            StatusRuntimeException refusal = refusal(node, SHARD_3);
            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
            assertThat(node.places.asked).isEmpty();
        }
    }

    private static void assertRefused(FakeNode node, EntityName name, Status status) {
        StatusRuntimeException refusal = refusal(node, name);
        assertThat(refusal.getStatus().getCode()).isEqualTo(status.getCode());
        assertThat(refusal.getStatus().getDescription()).isEqualTo(status.getDescription());
    }

    private static StatusRuntimeException refusal(FakeNode node, EntityName name) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> operations(node).moveEntity(move(name)));
    }

    private static MoveEntityRequest move(EntityName name) {
        return MoveEntityRequest.newBuilder().setName(name).setToNode("b:2").build();
    }

    private static OperationsGrpc.OperationsBlockingStub operations(FakeNode node) {
        return OperationsGrpc.newBlockingStub(node.channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }
}
