package io.weft.actors.serialization;

import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.internal.v1.AppliedProto;
import io.weft.protocol.codec.internal.v1.BarredProto;
import io.weft.protocol.codec.internal.v1.CancelProto;
import io.weft.protocol.codec.internal.v1.InquireProto;
import io.weft.protocol.codec.internal.v1.VotesProto;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.model.RejectionCode;
import java.util.List;

/** What shards and gateways say to coordinators. */
record CoordinatorCodecs(Parties parties) {

    List<Codec<?, ?>> all() {
        return List.of(
                new Codec<>("coordinator.votes.1", Votes.class, CoordinatorCodecs::write, VotesProto.parser(),
                        CoordinatorCodecs::read),
                new Codec<>("coordinator.applied.1", Applied.class, CoordinatorCodecs::write, AppliedProto.parser(),
                        CoordinatorCodecs::read),
                new Codec<>("coordinator.inquire.1", Inquire.class, CoordinatorCodecs::write, InquireProto.parser(),
                        CoordinatorCodecs::read),
                new Codec<>("coordinator.cancel.1", Cancel.class, this::write, CancelProto.parser(), this::read),
                new Codec<>("coordinator.barred.1", Barred.class, CoordinatorCodecs::write, BarredProto.parser(),
                        CoordinatorCodecs::read));
    }

    private static VotesProto write(Votes votes) {
        return VotesProto.newBuilder().setShard(votes.shard())
                .addAllVotes(votes.votes().stream().map(CoordinatorCodecs::write).toList()).build();
    }

    private static VotesProto.Vote write(Vote vote) {
        VotesProto.Vote.Builder proto =
                VotesProto.Vote.newBuilder().setTried(Values.tried(vote.txId(), vote.attempt()));
        if (vote.ballot() instanceof Ballot.No no) {
            return proto.setNo(OutcomeFields.rejected(no.code(), no.step())).build();
        }
        return vote.ballot() instanceof Ballot.Yes
                ? proto.setYes(VotesProto.YesProto.getDefaultInstance()).build()
                : proto.setDie(VotesProto.DieProto.getDefaultInstance()).build();
    }

    private static Votes read(VotesProto proto) {
        Columns.requireSome(proto.getVotesCount());
        return new Votes(proto.getShard(), proto.getVotesList().stream().map(vote -> new Vote(
                Fields.txId(vote.getTried().getTxId()), Values.attempt(vote.getTried().getAttempt()), ballot(vote))).toList());
    }

    private static Ballot ballot(VotesProto.Vote vote) {
        return switch (vote.getBallotCase()) {
            case YES -> Ballot.YES;
            case NO -> new Ballot.No(RejectionCode.ofNumber(vote.getNo().getCode()), vote.getNo().getStep());
            case DIE -> Ballot.DIE;
            case BALLOT_NOT_SET -> throw new IllegalArgumentException("a vote without a ballot");
        };
    }

    private static AppliedProto write(Applied applied) {
        return AppliedProto.newBuilder().setShard(applied.shard()).addAllItems(
                applied.items().stream().map(item -> Values.tried(item.txId(), item.attempt())).toList()).build();
    }

    private static Applied read(AppliedProto proto) {
        Columns.requireSome(proto.getItemsCount());
        return new Applied(proto.getShard(), proto.getItemsList().stream()
                .map(item -> new Applied.Item(Fields.txId(item.getTxId()), Values.attempt(item.getAttempt()))).toList());
    }

    private static InquireProto write(Inquire inquire) {
        return InquireProto.newBuilder().setShard(inquire.shard()).addAllItems(
                inquire.items().stream().map(item -> Values.tried(item.txId(), item.attempt())).toList()).build();
    }

    private static Inquire read(InquireProto proto) {
        return new Inquire(proto.getShard(), proto.getItemsList().stream()
                .map(item -> new Inquire.Item(Fields.txId(item.getTxId()), Values.attempt(item.getAttempt()))).toList());
    }

    private CancelProto write(Cancel cancel) {
        return CancelProto.newBuilder().setTxId(Fields.bytes(cancel.txId())).setReplyTo(parties.write(cancel.replyTo()))
                .build();
    }

    private Cancel read(CancelProto proto) {
        return new Cancel(Fields.txId(proto.getTxId()), parties.read(proto.getReplyTo()));
    }

    private static BarredProto write(Barred barred) {
        BarredProto.Builder proto = BarredProto.newBuilder().setShard(barred.shard());
        for (Barred.Item item : barred.items()) {
            BarredProto.Item.Builder out = proto.addItemsBuilder().setTxId(Fields.bytes(item.txId()));
            if (item.executed() != null) {
                out.setExecuted(OutcomeFields.write(item.executed()));
            }
        }
        return proto.build();
    }

    private static Barred read(BarredProto proto) {
        return new Barred(proto.getShard(), proto.getItemsList().stream().map(item -> new Barred.Item(
                Fields.txId(item.getTxId()), item.hasExecuted() ? OutcomeFields.read(item.getExecuted()) : null)).toList());
    }
}
