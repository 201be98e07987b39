package io.weft.actors.serialization;

import com.google.protobuf.UnsafeByteOperations;
import io.weft.protocol.codec.internal.v1.OutcomeProto;
import io.weft.protocol.codec.internal.v1.PackedOutcomesProto;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.model.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What gateways are told of every transaction, in columns. */
final class PackedOutcomesCodec {

    private static final byte COMMITTED = 1;
    private static final byte OTHER = 2;

    private PackedOutcomesCodec() {}

    static Codec<Outcomes, PackedOutcomesProto> outcomes() {
        return new Codec<>("gateway.outcomes.2", Outcomes.class, PackedOutcomesCodec::write, PackedOutcomesProto.parser(),
                PackedOutcomesCodec::read);
    }

    private static PackedOutcomesProto write(Outcomes outcomes) {
        List<Outcomes.Item> items = outcomes.items();
        PackedOutcomesProto.Builder out = PackedOutcomesProto.newBuilder();
        byte[] kinds = new byte[items.size()];
        for (int i = 0; i < kinds.length; i++) {
            Outcomes.Item item = items.get(i);
            out.addRequestIds(item.requestId());
            if (item.outcome() instanceof Outcome.Committed) {
                kinds[i] = COMMITTED;
            } else {
                kinds[i] = OTHER;
                out.addOthers(OutcomeFields.write(item.outcome()));
            }
        }
        return out.setKinds(UnsafeByteOperations.unsafeWrap(kinds)).build();
    }

    private static Outcomes read(PackedOutcomesProto in) {
        int count = in.getRequestIdsCount();
        Columns.requireSome(count);
        Columns.requireEach("kinds", in.getKinds().size(), count);
        Iterator<OutcomeProto> others = in.getOthersList().iterator();
        List<Outcomes.Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(new Outcomes.Item(in.getRequestIds(i), outcome(in.getKinds().byteAt(i), others)));
        }
        Values.require(!others.hasNext(), "there are more outcomes than items");
        return new Outcomes(items);
    }

    private static Outcome outcome(byte kind, Iterator<OutcomeProto> others) {
        Values.require(kind == COMMITTED || kind == OTHER && others.hasNext(), "an unknown kind of outcome " + kind);
        return kind == COMMITTED ? Outcome.COMMITTED : OutcomeFields.read(others.next());
    }
}
