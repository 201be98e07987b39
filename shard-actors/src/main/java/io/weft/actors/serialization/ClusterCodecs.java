package io.weft.actors.serialization;

import io.weft.actors.cluster.Agreement;
import io.weft.actors.cluster.ClusterMessage.DoorAnswer;
import io.weft.actors.cluster.ClusterMessage.Knock;
import io.weft.actors.cluster.LoadReport;
import io.weft.actors.cluster.MoveDue;
import io.weft.actors.cluster.MoveRequest;
import io.weft.protocol.codec.internal.v1.AgreedProto;
import io.weft.protocol.codec.internal.v1.DoorAnswerProto;
import io.weft.protocol.codec.internal.v1.KnockProto;
import io.weft.protocol.codec.internal.v1.LoadReportProto;
import io.weft.protocol.codec.internal.v1.MoveProto;
import io.weft.protocol.journal.EntityId;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** What nodes say to one another about the cluster itself. */
record ClusterCodecs(ActorRefResolver resolver) {

    List<Codec<?, ?>> all() {
        return List.of(
                new Codec<>("cluster.knock.1", Knock.class, this::write, KnockProto.parser(), this::read),
                new Codec<>("cluster.door-answer.1", DoorAnswer.class, ClusterCodecs::write, DoorAnswerProto.parser(),
                        ClusterCodecs::read),
                new Codec<>("cluster.load-report.1", LoadReport.class, ClusterCodecs::write, LoadReportProto.parser(),
                        ClusterCodecs::read),
                new Codec<>("cluster.move-request.1", MoveRequest.class, move -> write(move.entity(), move.to()), MoveProto.parser(),
                        proto -> new MoveRequest(entity(proto.getCoordinator(), proto.getIndex()), proto.getTo())),
                new Codec<>("cluster.move-due.1", MoveDue.class, move -> write(move.entity(), move.to()), MoveProto.parser(),
                        proto -> new MoveDue(entity(proto.getCoordinator(), proto.getIndex()), proto.getTo())));
    }

    private KnockProto write(Knock knock) {
        return KnockProto.newBuilder().addAllAgreed(write(knock.agreement()))
                .setReplyTo(resolver.toSerializationFormat(knock.replyTo())).build();
    }

    private Knock read(KnockProto proto) {
        return new Knock(read(proto.getAgreedList()), resolver.resolveActorRef(proto.getReplyTo()));
    }

    private static DoorAnswerProto write(DoorAnswer answer) {
        return DoorAnswerProto.newBuilder().addAllAgreed(write(answer.agreement())).setSettled(answer.settled())
                .setNode(answer.node()).build();
    }

    private static DoorAnswer read(DoorAnswerProto proto) {
        return new DoorAnswer(read(proto.getAgreedList()), proto.getSettled(), proto.getNode());
    }

    private static List<AgreedProto> write(Agreement agreement) {
        return agreement.entries().entrySet().stream()
                .map(entry -> AgreedProto.newBuilder().setKey(entry.getKey()).setValue(entry.getValue()).build()).toList();
    }

    private static Agreement read(List<AgreedProto> agreed) {
        return new Agreement(agreed.stream().collect(Collectors.toMap(AgreedProto::getKey, AgreedProto::getValue)));
    }

    private static LoadReportProto write(LoadReport report) {
        LoadReportProto.Builder proto = LoadReportProto.newBuilder().setNode(report.node());
        report.items().forEach(item -> proto.addEntitiesBuilder().setIndex(item.entity().index())
                .setCoordinator(item.entity().role() == EntityId.Role.COORDINATOR).setBusyUsPerS(item.busyUsPerS()));
        return proto.build();
    }

    private static LoadReport read(LoadReportProto proto) {
        return new LoadReport(proto.getNode(), proto.getEntitiesList().stream().map(entity -> new LoadReport.Item(
                entity(entity.getCoordinator(), entity.getIndex()), entity.getBusyUsPerS())).toList());
    }

    private static MoveProto write(EntityId entity, String to) {
        return MoveProto.newBuilder().setIndex(entity.index()).setCoordinator(entity.role() == EntityId.Role.COORDINATOR).setTo(to)
                .build();
    }

    private static EntityId entity(boolean isCoordinator, int index) {
        return isCoordinator ? EntityId.coordinator(index) : EntityId.shard(index);
    }
}
