package io.weft.actors.serialization;

import com.google.protobuf.UnsafeByteOperations;
import io.weft.protocol.codec.internal.v1.PackedAppliedProto;
import io.weft.protocol.codec.internal.v1.PackedVotesProto;
import io.weft.protocol.codec.internal.v1.RejectedProto;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.model.RejectionCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What shards say to coordinators of every transaction, in columns. */
final class PackedCoordinatorCodecs {

    private static final byte YES = 1;
    private static final byte DIE = 2;
    private static final byte NO = 3;

    private PackedCoordinatorCodecs() {}

    static List<Codec<?, ?>> all() {
        return List.of(
                new Codec<>("coordinator.votes.2", Votes.class, PackedCoordinatorCodecs::write, PackedVotesProto.parser(),
                        PackedCoordinatorCodecs::read),
                new Codec<>("coordinator.applied.2", Applied.class, PackedCoordinatorCodecs::write, PackedAppliedProto.parser(),
                        PackedCoordinatorCodecs::read));
    }

    private static PackedVotesProto write(Votes votes) {
        List<Vote> items = votes.votes();
        PackedVotesProto.Builder out = PackedVotesProto.newBuilder().setShard(votes.shard());
        TriedCodec.Writer tried = new TriedCodec.Writer(items.size());
        byte[] ballots = new byte[items.size()];
        for (int i = 0; i < ballots.length; i++) {
            Vote vote = items.get(i);
            tried.add(vote.txId(), vote.attempt());
            if (vote.ballot() instanceof Ballot.No no) {
                ballots[i] = NO;
                out.addNos(OutcomeFields.rejected(no.code(), no.step()));
            } else {
                ballots[i] = vote.ballot() instanceof Ballot.Yes ? YES : DIE;
            }
        }
        return out.setTried(tried.take()).setBallots(UnsafeByteOperations.unsafeWrap(ballots)).build();
    }

    private static Votes read(PackedVotesProto in) {
        TriedCodec.Reader tried = new TriedCodec.Reader(in.getTried());
        int count = tried.count();
        Columns.requireSome(count);
        Columns.requireEach("ballots", in.getBallots().size(), count);
        Iterator<RejectedProto> nos = in.getNosList().iterator();
        List<Vote> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(new Vote(tried.txId(i), tried.attempt(i), ballot(in.getBallots().byteAt(i), nos)));
        }
        Values.require(!nos.hasNext(), "there are more reasons than votes that say no");
        return new Votes(in.getShard(), items);
    }

    private static Ballot ballot(byte kind, Iterator<RejectedProto> nos) {
        switch (kind) {
            case YES:
                return Ballot.YES;
            case DIE:
                return Ballot.DIE;
            case NO:
                Values.require(nos.hasNext(), "a vote says no without a reason");
                RejectedProto no = nos.next();
                return new Ballot.No(RejectionCode.ofNumber(no.getCode()), no.getStep());
            default:
                throw new IllegalArgumentException("an unknown ballot " + kind);
        }
    }

    private static PackedAppliedProto write(Applied applied) {
        TriedCodec.Writer tried = new TriedCodec.Writer(applied.items().size());
        applied.items().forEach(item -> tried.add(item.txId(), item.attempt()));
        return PackedAppliedProto.newBuilder().setShard(applied.shard()).setTried(tried.take()).build();
    }

    private static Applied read(PackedAppliedProto in) {
        TriedCodec.Reader tried = new TriedCodec.Reader(in.getTried());
        Columns.requireSome(tried.count());
        List<Applied.Item> items = new ArrayList<>(tried.count());
        for (int i = 0; i < tried.count(); i++) {
            items.add(new Applied.Item(tried.txId(i), tried.attempt(i)));
        }
        return new Applied(in.getShard(), items);
    }
}
