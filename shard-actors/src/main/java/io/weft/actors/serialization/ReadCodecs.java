package io.weft.actors.serialization;

import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.internal.v1.ReadAccountProto;
import io.weft.protocol.codec.internal.v1.ReadAccountsProto;
import io.weft.protocol.codec.internal.v1.ReadAssetProto;
import io.weft.protocol.codec.internal.v1.ReadHoldsProto;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadAccounts;
import io.weft.protocol.message.ShardMessage.ReadAsset;
import io.weft.protocol.message.ShardMessage.ReadHolds;
import io.weft.protocol.message.ShardMessage.ReadMode;
import java.util.List;

/** What gateways ask shards. */
record ReadCodecs(Parties parties) {

    List<Codec<?, ?>> all() {
        return List.of(
                new Codec<>("shard.read-account.1", ReadAccount.class, this::write, ReadAccountProto.parser(), this::read),
                new Codec<>("shard.read-accounts.1", ReadAccounts.class, this::write, ReadAccountsProto.parser(), this::read),
                new Codec<>("shard.read-holds.1", ReadHolds.class, this::write, ReadHoldsProto.parser(), this::read),
                new Codec<>("shard.read-asset.1", ReadAsset.class, this::write, ReadAssetProto.parser(), this::read));
    }

    private ReadAccountProto write(ReadAccount read) {
        return ReadAccountProto.newBuilder().setAccount(Fields.bytes(read.account())).setMode(write(read.mode()))
                .setReplyTo(parties.write(read.replyTo())).build();
    }

    private ReadAccount read(ReadAccountProto proto) {
        return new ReadAccount(Fields.account(proto.getAccount()), read(proto.getMode()), parties.read(proto.getReplyTo()));
    }

    private ReadAccountsProto write(ReadAccounts several) {
        return ReadAccountsProto.newBuilder().addAllReads(several.reads().stream().map(this::write).toList()).build();
    }

    private ReadAccounts read(ReadAccountsProto proto) {
        return new ReadAccounts(proto.getReadsList().stream().map(this::read).toList());
    }

    private static ReadAccountProto.Mode write(ReadMode mode) {
        return switch (mode) {
            case EXACT -> ReadAccountProto.Mode.EXACT;
            case LATEST -> ReadAccountProto.Mode.LATEST;
        };
    }

    private static ReadMode read(ReadAccountProto.Mode mode) {
        return switch (mode) {
            case EXACT -> ReadMode.EXACT;
            case LATEST -> ReadMode.LATEST;
            case MODE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("an unknown mode of reading");
        };
    }

    private ReadHoldsProto write(ReadHolds read) {
        ReadHoldsProto.Builder proto = ReadHoldsProto.newBuilder().setAccount(Fields.bytes(read.account()))
                .setLimit(read.limit()).setReplyTo(parties.write(read.replyTo()));
        if (read.after() != null) {
            proto.setAfter(Fields.bytes(read.after()));
        }
        return proto.build();
    }

    private ReadHolds read(ReadHoldsProto proto) {
        return new ReadHolds(Fields.account(proto.getAccount()), proto.hasAfter() ? Fields.hold(proto.getAfter()) : null,
                proto.getLimit(), parties.read(proto.getReplyTo()));
    }

    private ReadAssetProto write(ReadAsset read) {
        return ReadAssetProto.newBuilder().setAsset(Fields.bytes(read.asset()))
                .setReplyTo(parties.write(read.replyTo())).build();
    }

    private ReadAsset read(ReadAssetProto proto) {
        return new ReadAsset(Fields.asset(proto.getAsset()), parties.read(proto.getReplyTo()));
    }
}
