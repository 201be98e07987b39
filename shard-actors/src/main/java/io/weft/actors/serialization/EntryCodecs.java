package io.weft.actors.serialization;

import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.internal.v1.FindTransactionProto;
import io.weft.protocol.codec.internal.v1.SubmitProto;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What gateways send to shards and coordinators alike. */
record EntryCodecs(Parties parties) {

    List<Codec<?, ?>> all() {
        return List.of(
                new Codec<>("submit.1", Submit.class, this::write, SubmitProto.parser(), this::read),
                new Codec<>("find-transaction.1", FindTransaction.class, this::write, FindTransactionProto.parser(),
                        this::read));
    }

    private SubmitProto write(Submit submit) {
        SubmitProto.Builder proto = SubmitProto.newBuilder();
        Map<Party, Integer> indexes = new LinkedHashMap<>();
        for (Submit.Item item : submit.items()) {
            Integer party = indexes.computeIfAbsent(item.replyTo().party(), p -> indexes.size());
            proto.addItems(SubmitProto.Item.newBuilder()
                    .setTxId(Fields.bytes(item.transaction().id()))
                    .setSteps(Values.stepBytes(item.transaction().steps()))
                    .setDigest(Fields.bytes(item.digest()))
                    .setParty(party)
                    .setRequestId(item.replyTo().requestId()));
        }
        indexes.keySet().forEach(party -> proto.addParties(parties.write(party)));
        return proto.build();
    }

    private Submit read(SubmitProto proto) {
        Columns.requireSome(proto.getItemsCount());
        List<Party> asking = proto.getPartiesList().stream().map(parties::read).toList();
        return new Submit(proto.getItemsList().stream().map(item -> read(item, asking)).toList());
    }

    private static Submit.Item read(SubmitProto.Item item, List<Party> asking) {
        Transaction transaction = new Transaction(Fields.txId(item.getTxId()), Values.steps(item.getSteps()));
        ReplyTo replyTo = new ReplyTo(asking.get(item.getParty()), item.getRequestId());
        return new Submit.Item(transaction, Fields.digest(item.getDigest()), replyTo);
    }

    private FindTransactionProto write(FindTransaction find) {
        return FindTransactionProto.newBuilder().setTxId(Fields.bytes(find.txId()))
                .setReplyTo(parties.write(find.replyTo())).build();
    }

    private FindTransaction read(FindTransactionProto proto) {
        return new FindTransaction(Fields.txId(proto.getTxId()), parties.read(proto.getReplyTo()));
    }
}
