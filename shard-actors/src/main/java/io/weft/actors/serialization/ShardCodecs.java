package io.weft.actors.serialization;

import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.internal.v1.AskAssetsProto;
import io.weft.protocol.codec.internal.v1.AssetStandingsProto;
import io.weft.protocol.codec.internal.v1.BarProto;
import io.weft.protocol.codec.internal.v1.DecideProto;
import io.weft.protocol.codec.internal.v1.PrepareProto;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.Step;
import java.util.List;
import java.util.stream.IntStream;

/** What coordinators and other shards say to shards. */
final class ShardCodecs {

    private ShardCodecs() {}

    static List<Codec<?, ?>> all() {
        return List.of(
                new Codec<>("shard.prepare.1", Prepare.class, ShardCodecs::write, PrepareProto.parser(), ShardCodecs::read),
                new Codec<>("shard.decide.1", Decide.class, ShardCodecs::write, DecideProto.parser(), ShardCodecs::read),
                new Codec<>("shard.bar.1", Bar.class, ShardCodecs::write, BarProto.parser(), ShardCodecs::read),
                new Codec<>("shard.ask-assets.1", AskAssets.class, ShardCodecs::write, AskAssetsProto.parser(),
                        ShardCodecs::read),
                new Codec<>("shard.asset-standings.1", AssetStandings.class, ShardCodecs::write,
                        AssetStandingsProto.parser(), ShardCodecs::read));
    }

    private static PrepareProto write(Prepare prepare) {
        PrepareProto.Builder proto = PrepareProto.newBuilder();
        for (Prepare.Item item : prepare.items()) {
            PrepareProto.Item.Builder out = proto.addItemsBuilder()
                    .setTxId(Fields.bytes(item.txId()))
                    .setDigest(Fields.bytes(item.digest()))
                    .setAttempt(Values.attempt(item.attempt()))
                    .setSteps(Values.stepBytes(item.steps().stream().map(PlacedStep::step).toList()));
            item.steps().forEach(step -> out.addIndexes(step.index()));
        }
        return proto.build();
    }

    private static Prepare read(PrepareProto proto) {
        Columns.requireSome(proto.getItemsCount());
        return new Prepare(proto.getItemsList().stream().map(ShardCodecs::read).toList());
    }

    private static Prepare.Item read(PrepareProto.Item item) {
        List<Step> steps = Values.steps(item.getSteps());
        Values.require(steps.size() == item.getIndexesCount(), "a prepare has more steps than indexes, or fewer");
        List<PlacedStep> placed = IntStream.range(0, steps.size())
                .mapToObj(i -> new PlacedStep(item.getIndexes(i), steps.get(i))).toList();
        return new Prepare.Item(Fields.txId(item.getTxId()), Fields.digest(item.getDigest()),
                Values.attempt(item.getAttempt()), placed);
    }

    private static DecideProto write(Decide decide) {
        DecideProto.Builder proto = DecideProto.newBuilder();
        decide.items().forEach(item -> proto.addItemsBuilder()
                .setTried(Values.tried(item.txId(), item.attempt())).setCommit(item.commit()));
        return proto.build();
    }

    private static Decide read(DecideProto proto) {
        Columns.requireSome(proto.getItemsCount());
        return new Decide(proto.getItemsList().stream().map(item -> new Decide.Item(
                Fields.txId(item.getTried().getTxId()), Values.attempt(item.getTried().getAttempt()), item.getCommit()))
                .toList());
    }

    private static BarProto write(Bar bar) {
        return BarProto.newBuilder().setCoordinator(bar.coordinator())
                .addAllTxIds(bar.txIds().stream().map(Fields::bytes).toList()).build();
    }

    private static Bar read(BarProto proto) {
        return new Bar(proto.getCoordinator(), proto.getTxIdsList().stream().map(Fields::txId).toList());
    }

    private static AskAssetsProto write(AskAssets ask) {
        AskAssetsProto.Builder proto = AskAssetsProto.newBuilder().setAskingShard(ask.askingShard());
        ask.items().forEach(item -> proto.addItemsBuilder()
                .setAsset(Fields.bytes(item.asset())).setQuestion(item.question()));
        return proto.build();
    }

    private static AskAssets read(AskAssetsProto proto) {
        return new AskAssets(proto.getAskingShard(), proto.getItemsList().stream()
                .map(item -> new AskAssets.Item(Fields.asset(item.getAsset()), item.getQuestion())).toList());
    }

    private static AssetStandingsProto write(AssetStandings standings) {
        AssetStandingsProto.Builder proto = AssetStandingsProto.newBuilder();
        standings.items().forEach(item -> proto.addItemsBuilder().setAsset(Fields.bytes(item.asset()))
                .setQuestion(item.question()).setStanding(write(item.standing())));
        return proto.build();
    }

    private static AssetStandings read(AssetStandingsProto proto) {
        return new AssetStandings(proto.getItemsList().stream().map(item -> new AssetStandings.Item(
                Fields.asset(item.getAsset()), item.getQuestion(), read(item.getStanding()))).toList());
    }

    private static AssetStandingsProto.Standing write(AssetStandings.Standing standing) {
        return switch (standing) {
            case EXISTS -> AssetStandingsProto.Standing.EXISTS;
            case ABSENT -> AssetStandingsProto.Standing.ABSENT;
            case UNDECIDED -> AssetStandingsProto.Standing.UNDECIDED;
        };
    }

    private static AssetStandings.Standing read(AssetStandingsProto.Standing standing) {
        return switch (standing) {
            case EXISTS -> AssetStandings.Standing.EXISTS;
            case ABSENT -> AssetStandings.Standing.ABSENT;
            case UNDECIDED -> AssetStandings.Standing.UNDECIDED;
            case STANDING_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("an unknown standing of an asset");
        };
    }
}
