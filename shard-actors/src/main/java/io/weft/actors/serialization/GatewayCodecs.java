package io.weft.actors.serialization;

import io.weft.protocol.codec.internal.v1.CancelResultProto;
import io.weft.protocol.codec.internal.v1.FoundProto;
import io.weft.protocol.codec.internal.v1.OutcomesProto;
import io.weft.protocol.codec.internal.v1.ReadRefusedProto;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.model.RetryableCode;
import java.util.List;

/** What gateways are answered about transactions. */
final class GatewayCodecs {

    private GatewayCodecs() {}

    static List<Codec<? extends GatewayMessage, ?>> all() {
        return List.of(
                new Codec<>("gateway.outcomes.1", GatewayMessage.Outcomes.class, GatewayCodecs::write,
                        OutcomesProto.parser(), GatewayCodecs::read),
                new Codec<>("gateway.cancel-result.1", CancelResult.class, GatewayCodecs::write,
                        CancelResultProto.parser(), GatewayCodecs::read),
                new Codec<>("gateway.found.1", Found.class, GatewayCodecs::write, FoundProto.parser(), GatewayCodecs::read),
                new Codec<>("gateway.read-refused.1", ReadRefused.class, GatewayCodecs::write, ReadRefusedProto.parser(),
                        GatewayCodecs::read));
    }

    private static OutcomesProto write(GatewayMessage.Outcomes outcomes) {
        OutcomesProto.Builder proto = OutcomesProto.newBuilder();
        outcomes.items().forEach(item -> proto.addItemsBuilder()
                .setRequestId(item.requestId()).setOutcome(OutcomeFields.write(item.outcome())));
        return proto.build();
    }

    private static GatewayMessage.Outcomes read(OutcomesProto proto) {
        Columns.requireSome(proto.getItemsCount());
        return new GatewayMessage.Outcomes(proto.getItemsList().stream().map(item ->
                new GatewayMessage.Outcomes.Item(item.getRequestId(), OutcomeFields.read(item.getOutcome()))).toList());
    }

    private static CancelResultProto write(CancelResult result) {
        CancelResultProto.Builder proto = CancelResultProto.newBuilder().setRequestId(result.requestId());
        if (result.outcome() != null) {
            proto.setOutcome(OutcomeFields.write(result.outcome()));
        }
        return proto.build();
    }

    private static CancelResult read(CancelResultProto proto) {
        return new CancelResult(proto.getRequestId(), proto.hasOutcome() ? OutcomeFields.read(proto.getOutcome()) : null);
    }

    private static FoundProto write(Found found) {
        FoundProto.Builder proto = FoundProto.newBuilder().setRequestId(found.requestId()).setState(write(found.state()));
        if (found.outcome() != null) {
            proto.setOutcome(OutcomeFields.write(found.outcome()));
        }
        return proto.build();
    }

    private static Found read(FoundProto proto) {
        return new Found(proto.getRequestId(), read(proto.getState()),
                proto.hasOutcome() ? OutcomeFields.read(proto.getOutcome()) : null);
    }

    private static FoundProto.State write(Found.State state) {
        return switch (state) {
            case DECIDED -> FoundProto.State.DECIDED;
            case PENDING -> FoundProto.State.PENDING;
            case NOT_FOUND -> FoundProto.State.NOT_FOUND;
            case EXPIRED -> FoundProto.State.EXPIRED;
        };
    }

    private static Found.State read(FoundProto.State state) {
        return switch (state) {
            case DECIDED -> Found.State.DECIDED;
            case PENDING -> Found.State.PENDING;
            case NOT_FOUND -> Found.State.NOT_FOUND;
            case EXPIRED -> Found.State.EXPIRED;
            case STATE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("an unknown state of a transaction");
        };
    }

    private static ReadRefusedProto write(ReadRefused refused) {
        return ReadRefusedProto.newBuilder().setRequestId(refused.requestId()).setCode(refused.code().number()).build();
    }

    private static ReadRefused read(ReadRefusedProto proto) {
        return new ReadRefused(proto.getRequestId(), RetryableCode.ofNumber(proto.getCode()));
    }
}
