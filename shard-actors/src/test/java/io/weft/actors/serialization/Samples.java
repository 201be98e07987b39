package io.weft.actors.serialization;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AccountStates;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.GatewayMessage.HoldState;
import io.weft.protocol.message.GatewayMessage.Holds;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.AssetStandings.Standing;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadAccounts;
import io.weft.protocol.message.ShardMessage.ReadAsset;
import io.weft.protocol.message.ShardMessage.ReadHolds;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.List;

/** Messages of every kind, with every case of what they carry. */
final class Samples {

    private static final TxId TX = TxId.of(1_700_000_000_000L, 0xABC, -1);
    private static final TxId OTHER_TX = TxId.of(1_700_000_000_001L, 1, 2);
    private static final Digest DIGEST = new Digest(-5, 7);
    private static final Attempt ATTEMPT = new Attempt(3, Long.MAX_VALUE, 0);
    private static final AccountId ALICE = new AccountId(-1, 2, -3);
    private static final AccountId BOB = new AccountId(4, -5, 6);
    private static final AssetId ASSET = new AssetId(BOB, -1);
    private static final HoldId HOLD = new HoldId(TX, 63);
    private static final Step.Hold HOLD_STEP = new Step.Hold(ALICE, BOB, ASSET, Quantity.MAX_AMOUNT, 1_800_000_000_000L);
    private static final Step TRANSFER = new Step.Transfer(ALICE, BOB, ASSET, Quantity.ONE);
    private static final List<Outcome> OUTCOMES = List.of(Outcome.COMMITTED, Outcome.rejected(RejectionCode.CANCELLED),
            new Outcome.Rejected(RejectionCode.INSUFFICIENT_FUNDS, 63), Outcome.retryable(RetryableCode.TIMED_OUT),
            new Outcome.Unknown());

    private Samples() {}

    static List<Message> of(Party one, Party another) {
        ReplyTo replyTo = new ReplyTo(one, Long.MIN_VALUE);
        Transaction transaction = new Transaction(TX, List.of(TRANSFER, HOLD_STEP));
        return List.of(
                new Submit(List.of(
                        new Submit.Item(transaction, DIGEST, replyTo),
                        new Submit.Item(new Transaction(OTHER_TX, List.of(TRANSFER)), DIGEST, new ReplyTo(another, 2)),
                        new Submit.Item(transaction, DIGEST, new ReplyTo(one, 3)))),
                new FindTransaction(TX, replyTo),
                new Prepare(List.of(
                        new Prepare.Item(TX, DIGEST, ATTEMPT, List.of(new PlacedStep(5, TRANSFER), new PlacedStep(63, HOLD_STEP))),
                        new Prepare.Item(OTHER_TX, DIGEST, ATTEMPT, List.of(new PlacedStep(0, TRANSFER))))),
                new Decide(List.of(new Decide.Item(TX, ATTEMPT, true), new Decide.Item(OTHER_TX, ATTEMPT, false))),
                new Bar(7, List.of(TX, OTHER_TX)),
                new ReadAccount(ALICE, ReadMode.EXACT, replyTo),
                new ReadAccount(ALICE, ReadMode.LATEST, replyTo),
                new ReadAccounts(List.of(new ReadAccount(ALICE, ReadMode.EXACT, replyTo),
                        new ReadAccount(BOB, ReadMode.LATEST, new ReplyTo(another, 2)))),
                new ReadHolds(ALICE, null, 1000, replyTo),
                new ReadHolds(ALICE, HOLD, 1, replyTo),
                new ReadAsset(ASSET, replyTo),
                new AskAssets(9, List.of(new AskAssets.Item(ASSET, 77))),
                new AssetStandings(List.of(new AssetStandings.Item(ASSET, 77, Standing.EXISTS),
                        new AssetStandings.Item(ASSET, 78, Standing.ABSENT),
                        new AssetStandings.Item(ASSET, 79, Standing.UNDECIDED))),
                new Votes(4, List.of(new Vote(TX, ATTEMPT, Ballot.YES), new Vote(TX, ATTEMPT, Ballot.DIE),
                        new Vote(TX, ATTEMPT, new Ballot.No(RejectionCode.GUARD_FAILED, -1)))),
                new Applied(4, List.of(new Applied.Item(TX, ATTEMPT))),
                new Inquire(4, List.of(new Inquire.Item(TX, ATTEMPT), new Inquire.Item(OTHER_TX, ATTEMPT))),
                new Cancel(TX, replyTo),
                new Barred(4, List.of(new Barred.Item(TX, null), new Barred.Item(TX, Outcome.COMMITTED))),
                new Outcomes(OUTCOMES.stream().map(outcome -> new Outcomes.Item(-1, outcome)).toList()),
                new CancelResult(1, null),
                new CancelResult(1, Outcome.retryable(RetryableCode.CANCELLING)),
                new Found(1, Found.State.NOT_FOUND, null),
                new Found(1, Found.State.EXPIRED, null),
                new Found(1, Found.State.PENDING, null),
                new Found(1, Found.State.DECIDED, Outcome.COMMITTED),
                accountState(),
                new AccountState(1, false, false, false, List.of(), List.of()),
                new AccountStates(List.of(accountState(), new AccountState(1, false, false, false, List.of(), List.of()))),
                new Holds(1, List.of(new HoldState(HOLD, HOLD_STEP, false), new HoldState(HOLD, HOLD_STEP, true)), true),
                new AssetState(1, true, 38),
                new ReadRefused(1, RetryableCode.RESOURCE_EXHAUSTED));
    }

    private static AccountState accountState() {
        return new AccountState(1, true, true, true, List.of(
                new BalanceState(ASSET, Quantity.MAX_AMOUNT.negate(), Quantity.ZERO, null),
                new BalanceState(ASSET, Quantity.of(-128), Quantity.of(128), Quantity.MAX_AMOUNT)),
                List.of(ASSET));
    }
}
