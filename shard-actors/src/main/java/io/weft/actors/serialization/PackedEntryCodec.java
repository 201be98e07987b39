package io.weft.actors.serialization;

import io.weft.protocol.codec.internal.v1.PackedSubmitProto;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Transactions that gateways send on, in columns. */
record PackedEntryCodec(Parties parties) {

    Codec<Submit, PackedSubmitProto> submit() {
        return new Codec<>("submit.2", Submit.class, this::write, PackedSubmitProto.parser(), this::read);
    }

    private PackedSubmitProto write(Submit submit) {
        List<Submit.Item> items = submit.items();
        PackedSubmitProto.Builder out = PackedSubmitProto.newBuilder();
        IdColumn txIds = new IdColumn(items.size());
        IdColumn digests = new IdColumn(items.size());
        PackedSteps steps = new PackedSteps(items.size());
        Map<Party, Integer> indexes = new LinkedHashMap<>();
        for (Submit.Item item : items) {
            Transaction transaction = item.transaction();
            txIds.add(transaction.id().high(), transaction.id().low());
            digests.add(item.digest().high(), item.digest().low());
            steps.add(transaction.steps());
            out.addStepCounts(transaction.steps().size())
                    .addRequestIds(item.replyTo().requestId())
                    .addAsking(indexes.computeIfAbsent(item.replyTo().party(), p -> indexes.size()));
        }
        if (indexes.size() == 1) {
            out.clearAsking().addAsking(0);
        }
        indexes.keySet().forEach(party -> out.addParties(parties.write(party)));
        return out.setTxIds(txIds.take()).setDigests(digests.take()).setSteps(steps.take()).build();
    }

    private Submit read(PackedSubmitProto in) {
        int count = in.getRequestIdsCount();
        Columns.requireSome(count);
        Columns.requireEach("step counts", in.getStepCountsCount(), count);
        Columns.requireOneOrEach("parties' indexes", in.getAskingCount(), count);
        ByteBuffer txIds = TriedCodec.ids(in.getTxIds(), count);
        ByteBuffer digests = TriedCodec.ids(in.getDigests(), count);
        ByteBuffer steps = in.getSteps().asReadOnlyByteBuffer();
        List<Party> asking = in.getPartiesList().stream().map(parties::read).toList();
        List<Submit.Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Party party = asking.get(in.getAsking(in.getAskingCount() == 1 ? 0 : i));
            Transaction transaction = new Transaction(TxId.readFrom(txIds), PackedSteps.read(steps, in.getStepCounts(i)));
            items.add(new Submit.Item(transaction, new Digest(digests.getLong(), digests.getLong()),
                    new ReplyTo(party, in.getRequestIds(i))));
        }
        Values.require(!steps.hasRemaining(), "there are more steps than their counts tell");
        return new Submit(items);
    }
}
