package io.weft.protocol.message;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import java.util.List;

/** What a shard is told. See also {@link Submit} and {@link FindTransaction}. */
public sealed interface ShardMessage extends Message
        permits Submit, FindTransaction, ShardMessage.Prepare, ShardMessage.Decide, ShardMessage.Bar, ShardMessage.ReadAccount,
                ShardMessage.ReadAccounts, ShardMessage.ReadHolds, ShardMessage.ReadAsset, ShardMessage.AskAssets, ShardMessage.AssetStandings {

    /** From a coordinator: vote on these. Answered by {@link CoordinatorMessage.Votes}. */
    record Prepare(List<Item> items) implements ShardMessage {

        /** The steps are those that touch this shard, in order. */
        public record Item(TxId txId, Digest digest, Attempt attempt, List<PlacedStep> steps) {}

        /** @param index position of the step in the whole transaction */
        public record PlacedStep(int index, Step step) {}
    }

    /** From a coordinator: the fate of attempts. Commits are answered by {@link CoordinatorMessage.Applied}. */
    record Decide(List<Item> items) implements ShardMessage {

        public record Item(TxId txId, Attempt attempt, boolean commit) {}
    }

    /** From a coordinator that cancels: never execute these. Answered by {@link CoordinatorMessage.Barred}. */
    record Bar(int coordinator, List<TxId> txIds) implements ShardMessage {}

    /** Answered by {@link GatewayMessage.AccountState}. */
    record ReadAccount(AccountId account, ReadMode mode, ReplyTo replyTo) implements ShardMessage {}

    /** Several of them, each by itself. */
    record ReadAccounts(List<ReadAccount> reads) implements ShardMessage {}

    /**
     * Answered by {@link GatewayMessage.Holds}.
     *
     * @param after start behind this one; null: from the beginning
     */
    record ReadHolds(AccountId account, HoldId after, int limit, ReplyTo replyTo) implements ShardMessage {}

    /** Answered by {@link GatewayMessage.AssetState}. */
    record ReadAsset(AssetId asset, ReplyTo replyTo) implements ShardMessage {}

    /** From another shard: do these assets exist? Answered at once by {@link AssetStandings}. */
    record AskAssets(int askingShard, List<Item> items) implements ShardMessage {

        /** @param question counts the questions of the asking shard, so that a no is not taken for a later question's */
        public record Item(AssetId asset, long question) {}
    }

    /** The answer to {@link AskAssets}. */
    record AssetStandings(List<Item> items) implements ShardMessage {

        public record Item(AssetId asset, long question, Standing standing) {}

        /** {@code UNDECIDED}: a transaction that may create it is pending. */
        public enum Standing { EXISTS, ABSENT, UNDECIDED }
    }

    /** How fresh a read is (rule 5). */
    enum ReadMode { EXACT, LATEST }
}
