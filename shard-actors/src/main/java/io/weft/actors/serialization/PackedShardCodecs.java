package io.weft.actors.serialization;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.weft.protocol.codec.internal.v1.PackedDecideProto;
import io.weft.protocol.codec.internal.v1.PackedPrepareProto;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Step;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What coordinators say to shards of every transaction, in columns. */
final class PackedShardCodecs {

    private PackedShardCodecs() {}

    static List<Codec<?, ?>> all() {
        return List.of(
                new Codec<>("shard.prepare.2", Prepare.class, PackedShardCodecs::write, PackedPrepareProto.parser(),
                        PackedShardCodecs::read),
                new Codec<>("shard.decide.2", Decide.class, PackedShardCodecs::write, PackedDecideProto.parser(),
                        PackedShardCodecs::read));
    }

    private static PackedPrepareProto write(Prepare prepare) {
        List<Prepare.Item> items = prepare.items();
        PackedPrepareProto.Builder out = PackedPrepareProto.newBuilder();
        TriedCodec.Writer tried = new TriedCodec.Writer(items.size());
        IdColumn digests = new IdColumn(items.size());
        PackedSteps steps = new PackedSteps(items.size());
        List<Step> bare = new ArrayList<>();
        for (Prepare.Item item : items) {
            tried.add(item.txId(), item.attempt());
            digests.add(item.digest().high(), item.digest().low());
            bare.clear();
            for (PlacedStep placed : item.steps()) {
                bare.add(placed.step());
                out.addIndexes(placed.index());
            }
            steps.add(bare);
            out.addStepCounts(bare.size());
        }
        return out.setTried(tried.take()).setDigests(digests.take()).setSteps(steps.take()).build();
    }

    private static Prepare read(PackedPrepareProto in) {
        TriedCodec.Reader tried = new TriedCodec.Reader(in.getTried());
        int count = tried.count();
        Columns.requireSome(count);
        Columns.requireEach("step counts", in.getStepCountsCount(), count);
        ByteBuffer digests = TriedCodec.ids(in.getDigests(), count);
        ByteBuffer steps = in.getSteps().asReadOnlyByteBuffer();
        List<Prepare.Item> items = new ArrayList<>(count);
        int next = 0;
        for (int i = 0; i < count; i++) {
            int stepCount = in.getStepCounts(i);
            Values.require(stepCount <= in.getIndexesCount() - next, "there are fewer indexes than steps");
            List<PlacedStep> placed = new ArrayList<>(stepCount);
            for (Step step : PackedSteps.read(steps, stepCount)) {
                placed.add(new PlacedStep(in.getIndexes(next++), step));
            }
            items.add(new Prepare.Item(tried.txId(i), new Digest(digests.getLong(), digests.getLong()), tried.attempt(i), placed));
        }
        Values.require(next == in.getIndexesCount() && !steps.hasRemaining(), "there are more steps than their counts tell");
        return new Prepare(items);
    }

    private static PackedDecideProto write(Decide decide) {
        List<Decide.Item> items = decide.items();
        TriedCodec.Writer tried = new TriedCodec.Writer(items.size());
        byte[] commits = new byte[items.size()];
        for (int i = 0; i < commits.length; i++) {
            Decide.Item item = items.get(i);
            tried.add(item.txId(), item.attempt());
            commits[i] = (byte) (item.commit() ? 1 : 0);
        }
        return PackedDecideProto.newBuilder().setTried(tried.take()).setCommits(UnsafeByteOperations.unsafeWrap(commits)).build();
    }

    private static Decide read(PackedDecideProto in) {
        TriedCodec.Reader tried = new TriedCodec.Reader(in.getTried());
        int count = tried.count();
        Columns.requireSome(count);
        Columns.requireEach("decisions", in.getCommits().size(), count);
        List<Decide.Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(new Decide.Item(tried.txId(i), tried.attempt(i), isCommit(in.getCommits(), i)));
        }
        return new Decide(items);
    }

    private static boolean isCommit(ByteString commits, int i) {
        int value = commits.byteAt(i);
        Values.require(value == 0 || value == 1, "an unknown decision " + value);
        return value == 1;
    }
}
