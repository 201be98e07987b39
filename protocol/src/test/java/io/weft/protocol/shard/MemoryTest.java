package io.weft.protocol.shard;

import static io.weft.protocol.shard.ShardDriver.ALICE;
import static io.weft.protocol.shard.ShardDriver.BOB;
import static io.weft.protocol.shard.ShardDriver.REMOTE;
import static io.weft.protocol.shard.ShardDriver.START_MS;
import static io.weft.protocol.shard.ShardDriver.outcome;
import static io.weft.protocol.shard.ShardDriver.pay;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a shard remembers, forgets, and asks others: rules 6, 8 and 9. */
class MemoryTest {

    private static final long HOUR_MS = 3_600_000;
    private static final AssetId FOREIGN = new AssetId(REMOTE, 1);

    private final ShardDriver shard = new ShardDriver();

    private static Outcome rejected(RejectionCode code) {
        return Outcome.rejected(code);
    }

    @Test
    void shouldAnswerSameIdFromMemoryAlsoAfterCrashAndCheckpointRule8() {
        // given an executed and a refused transaction
        Transaction done = new Transaction(shard.newTxId(), List.of(pay(ALICE, BOB, 10)));
        Transaction refused = new Transaction(shard.newTxId(), List.of(pay(ALICE, BOB, 1000)));
        shard.submit(done);
        Outcome refusal = outcome(shard.submit(refused));
        shard.machine.checkpoint();
        shard.execute(pay(ALICE, BOB, 1000));
        shard.machine.restart();

        // when they come again
        // then nothing is done twice
        assertThat(outcome(shard.submit(done))).isEqualTo(Outcome.COMMITTED);
        assertThat(outcome(shard.submit(refused))).isEqualTo(refusal);
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.of(10));
    }

    @Test
    void shouldForgetBehindPurgeBoundaryAndNeverExecuteAgainRule8() {
        // given an old transaction, and one more than the retention window later
        Transaction old = new Transaction(shard.newTxId(), List.of(pay(ALICE, BOB, 10)));
        shard.submit(old);
        shard.machine.pass(2 * HOUR_MS);
        shard.execute(pay(ALICE, BOB, 1));

        // when the shard has purged, and the old one comes again, both ways
        shard.machine.pass(HOUR_MS / 10);
        shard.machine.restart();
        Outcome outcome = outcome(shard.submit(old));
        Ballot vote = shard.prepare(old.id(), 1, pay(ALICE, REMOTE, 10));

        // then it has expired
        assertThat(outcome).isEqualTo(rejected(RejectionCode.TX_EXPIRED));
        assertThat(vote).isEqualTo(new Ballot.No(RejectionCode.TX_EXPIRED, Outcome.WHOLE_TRANSACTION));
        assertThat(find(old.id())).isEqualTo(new Found(1, Found.State.EXPIRED, null));
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.of(11));
    }

    @Test
    void shouldNotPurgeByItsClockAloneRule8() {
        // given one transaction
        Transaction only = new Transaction(shard.newTxId(), List.of(pay(ALICE, BOB, 10)));
        shard.submit(only);

        // when hours pass, perhaps because a clock jumped, and no later id was seen
        shard.machine.pass(5 * HOUR_MS);

        // then its outcome is still known
        assertThat(outcome(shard.submit(only))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldNotPurgePastWhatIsInDoubtRule8() {
        // given a transaction in doubt
        TxId inDoubt = shard.newTxId();
        shard.prepare(inDoubt, 1, pay(ALICE, REMOTE, 10));

        // when hours pass with others
        shard.machine.pass(2 * HOUR_MS);
        shard.execute(pay(ALICE, BOB, 1));
        shard.machine.pass(HOUR_MS / 10);

        // then it can still commit
        shard.decide(inDoubt, 1, true);
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(89));
    }

    @Test
    void shouldShrinkTheWindowWhenThereAreTooManyMarksRule8() {
        // given room for few marks
        ShardDriver small = new ShardDriver(ShardDriver.settings(5, 5, 10));
        Transaction first = new Transaction(small.newTxId(), List.of(pay(ALICE, BOB, 1)));
        small.submit(first);

        // when many more come
        for (int i = 0; i < 15; i++) {
            small.machine.pass(1);
            small.execute(pay(ALICE, BOB, 1));
        }
        small.machine.pass(HOUR_MS / 10);

        // then the first has expired
        assertThat(outcome(small.submit(first))).isEqualTo(rejected(RejectionCode.TX_EXPIRED));
    }

    /** Seed 10143985. */
    @Test
    void shouldMakeRoomASecondLaterWhenTheMemoryIsFullAgainRule8() {
        // given ids that may be forced out, and a memory that has just been purged
        ShardDriver small = new ShardDriver(ShardDriver.settings(5, 5, 10));
        List<Transaction> old = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            small.machine.pass(1);
            old.add(new Transaction(small.newTxId(), List.of(pay(ALICE, BOB, 1))));
        }
        small.machine.pass(HOUR_MS / 10);
        old.subList(0, 15).forEach(small::submit);
        small.machine.pass(5_000);

        // when it is full again at once
        old.subList(15, 25).forEach(small::submit);
        Outcome full = outcome(small.submit(old.get(25)));
        small.machine.pass(1_000);

        // then it is not for long
        assertThat(full).isEqualTo(Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
        assertThat(outcome(small.submit(old.get(25)))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldPurgeEverySecondWhenThereAreTooManyMarksRule8() {
        // given more marks than there should be
        ShardDriver small = new ShardDriver(ShardDriver.settings(5, 5, 10));
        List<Transaction> done = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            small.machine.pass(1);
            done.add(new Transaction(small.newTxId(), List.of(pay(ALICE, BOB, 1))));
            small.submit(done.get(i));
        }

        // when the time has come before which no id may be forced out, and a second more
        small.machine.pass(62_000 - 15);
        Outcome before = outcome(small.submit(done.get(0)));
        small.machine.pass(1_000);
        Outcome after = outcome(small.submit(done.get(0)));

        // then the oldest have made room, and no others
        assertThat(before).isEqualTo(Outcome.COMMITTED);
        assertThat(after).isEqualTo(rejected(RejectionCode.TX_EXPIRED));
        assertThat(outcome(small.submit(done.get(14)))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldNotLetIdsFromTheFutureExpireHonestOnesRule8() {
        // given more marks than there should be, of ids as far in the future as they may be
        ShardDriver small = new ShardDriver(ShardDriver.settings(5, 5, 10));
        for (int i = 0; i < 14; i++) {
            TxId ahead = TxId.of(small.machine.nowMs() + 59_000, i, i);
            assertThat(outcome(small.submit(new Transaction(ahead, List.of(pay(ALICE, BOB, 1)))))).isEqualTo(Outcome.COMMITTED);
        }

        // when the shard has purged
        small.machine.pass(HOUR_MS / 100);

        // then an id of now is still taken
        assertThat(small.execute(pay(ALICE, BOB, 1))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldRefuseIdsFromTheFutureRule8() {
        TxId early = TxId.of(START_MS + 61_000, 1, 1);
        assertThat(outcome(shard.submit(new Transaction(early, List.of(pay(ALICE, BOB, 1))))))
                .isEqualTo(rejected(RejectionCode.TX_ID_FROM_FUTURE));
    }

    @Test
    void shouldNeverExecuteBarredIdRule9() {
        // given an id that was barred, and one that was executed before
        TxId barred = shard.newTxId();
        Transaction done = new Transaction(shard.newTxId(), List.of(pay(ALICE, BOB, 10)));
        shard.submit(done);

        // when both are barred
        List<?> sent = shard.machine.step(new ShardMessage.Bar(0, List.of(barred, done.id())));

        // then only the first is, for ever
        assertThat(sent).isEqualTo(List.of(new Barred(0,
                List.of(new Barred.Item(barred, null), new Barred.Item(done.id(), Outcome.COMMITTED)))));
        shard.machine.restart();
        assertThat(outcome(shard.submit(new Transaction(barred, List.of(pay(ALICE, BOB, 1))))))
                .isEqualTo(rejected(RejectionCode.CANCELLED));
        assertThat(shard.prepare(barred, 1, pay(ALICE, REMOTE, 1)))
                .isEqualTo(new Ballot.No(RejectionCode.CANCELLED, Outcome.WHOLE_TRANSACTION));
    }

    @Test
    void shouldTellWhatItKnowsOfAnIdRule9() {
        // given an id that was executed, one that was barred, and one that waits
        Transaction done = new Transaction(shard.newTxId(), List.of(pay(ALICE, BOB, 10)));
        shard.submit(done);
        TxId barred = shard.newTxId();
        shard.machine.step(new ShardMessage.Bar(0, List.of(barred)));
        TxId waiting = shard.newTxId();
        shard.prepare(shard.newTxId(), 1, new Step.SetFlags(ALICE, true, false));
        shard.submit(new Transaction(waiting, List.of(pay(ALICE, BOB, 1))));

        // when they are looked for, and one that never came
        // then a bar is no outcome: its cancellation may still find the id executed elsewhere; but it is known
        assertThat(find(done.id())).isEqualTo(new Found(1, Found.State.DECIDED, Outcome.COMMITTED));
        assertThat(find(barred)).isEqualTo(new Found(1, Found.State.PENDING, null));
        assertThat(find(waiting)).isEqualTo(new Found(1, Found.State.PENDING, null));
        assertThat(find(shard.newTxId())).isEqualTo(new Found(1, Found.State.NOT_FOUND, null));
    }

    private Message find(TxId txId) {
        return shard.machine.step(new FindTransaction(txId, new ReplyTo(shard.machine.party(), 1))).get(0);
    }

    @Test
    void shouldAskIssuersShardBeforeRefusingRule6() {
        // given an asset that is issued elsewhere
        Step unfunded = new Step.Transfer(ALICE, BOB, FOREIGN, Quantity.of(1));
        ShardMessage.AskAssets question = (ShardMessage.AskAssets) shard.submit(
                new Transaction(shard.newTxId(), List.of(unfunded))).get(0);

        // when its shard says no, and to the next question yes
        Outcome afterNo = outcome(answer(question, ShardMessage.AssetStandings.Standing.ABSENT));
        ShardMessage.AskAssets again = (ShardMessage.AskAssets) shard.submit(
                new Transaction(shard.newTxId(), List.of(unfunded))).get(0);
        Outcome afterYes = outcome(answer(again, ShardMessage.AssetStandings.Standing.EXISTS));

        // then the no was not remembered, and the yes is
        assertThat(afterNo).isEqualTo(new Outcome.Rejected(RejectionCode.UNKNOWN_ASSET, 0));
        assertThat(afterYes).isEqualTo(new Outcome.Rejected(RejectionCode.INSUFFICIENT_FUNDS, 0));
        assertThat(shard.execute(unfunded)).isEqualTo(new Outcome.Rejected(RejectionCode.INSUFFICIENT_FUNDS, 0));
    }

    @Test
    void shouldNotTakeAnOldNoForALaterRequestRule6() {
        // given a question that was asked for an earlier request
        Step unfunded = new Step.Transfer(ALICE, BOB, FOREIGN, Quantity.of(1));
        ShardMessage.AskAssets question = (ShardMessage.AskAssets) shard.submit(
                new Transaction(shard.newTxId(), List.of(unfunded))).get(0);
        shard.submit(new Transaction(shard.newTxId(), List.of(unfunded)));

        // when the no to it arrives
        List<Message> sent = answer(question, ShardMessage.AssetStandings.Standing.ABSENT);

        // then only the earlier request is refused: the asset may have been created before the later one came
        assertThat(sent).filteredOn(GatewayMessage.Outcomes.class::isInstance).singleElement()
                .satisfies(outcomes -> assertThat(((GatewayMessage.Outcomes) outcomes).items()).hasSize(1));
    }

    @Test
    void shouldNotTakeANoToAnEarlierOwnersQuestionForItsOwnRule6() {
        // given a question that was asked before a crash, and a request that came after it
        Step unfunded = new Step.Transfer(ALICE, BOB, FOREIGN, Quantity.of(1));
        ShardMessage.AskAssets early = (ShardMessage.AskAssets) shard.submit(
                new Transaction(shard.newTxId(), List.of(unfunded))).get(0);
        shard.machine.restart();
        ShardMessage.AskAssets own = (ShardMessage.AskAssets) shard.submit(
                new Transaction(shard.newTxId(), List.of(unfunded))).get(0);

        // when the no to the early question arrives, and then the one to its own
        List<Message> afterEarly = answer(early, ShardMessage.AssetStandings.Standing.ABSENT);
        List<Message> afterOwn = answer(own, ShardMessage.AssetStandings.Standing.ABSENT);

        // then only the second refuses it: the asset may have been created between the two
        assertThat(outcome(afterEarly)).isNull();
        assertThat(outcome(afterOwn)).isEqualTo(new Outcome.Rejected(RejectionCode.UNKNOWN_ASSET, 0));
    }

    @Test
    void shouldAskAgainOnceForAllWhoWait() {
        // given many requests for one asset whose shard is away
        for (int i = 0; i < 100; i++) {
            shard.submit(new Transaction(shard.newTxId(), List.of(new Step.Transfer(ALICE, BOB, FOREIGN, Quantity.of(1)))));
        }

        // when a second passes
        List<Message> sent = shard.machine.pass(1_000);

        // then the question is repeated by one timer, not by one of each
        assertThat(sent).filteredOn(ShardMessage.AskAssets.class::isInstance)
                .flatExtracting(question -> ((ShardMessage.AskAssets) question).items()).hasSizeBetween(1, 3);
    }

    @Test
    void shouldRefuseNothingForGoodWhenItCanRememberNoMore() {
        // given little room for marks, and an old transaction in doubt, which keeps them from being purged
        ShardDriver small = new ShardDriver(ShardDriver.settings(2, 10, 3));
        small.prepare(small.newTxId(), 1, pay(ALICE, REMOTE, 40));

        // when many are refused and barred
        int refusedForGood = 0;
        for (int i = 0; i < 50; i++) {
            small.machine.pass(10);
            refusedForGood += small.execute(pay(ALICE, BOB, 1000)) instanceof Outcome.Rejected ? 1 : 0;
            small.machine.step(new ShardMessage.Bar(0, List.of(small.newTxId())));
        }

        // then few are recorded, and the rest is asked to come again
        assertThat(refusedForGood).isLessThan(10);
    }

    @Test
    void shouldTellOthersOfItsAssets() {
        // when another shard asks for an asset that exists, one that does not, and one that is being created
        AccountId issuer = ShardDriver.account(0, 3);
        shard.execute(new Step.OpenAccount(issuer));
        shard.prepare(shard.newTxId(), 1, new Step.CreateAsset(new AssetId(issuer, 1), 0));
        List<?> sent = shard.machine.step(new ShardMessage.AskAssets(1, List.of(
                new ShardMessage.AskAssets.Item(ShardDriver.COIN, 5), new ShardMessage.AskAssets.Item(new AssetId(ALICE, 4), 6),
                new ShardMessage.AskAssets.Item(new AssetId(issuer, 1), 7))));

        // then
        assertThat(sent).isEqualTo(List.of(new ShardMessage.AssetStandings(List.of(
                new ShardMessage.AssetStandings.Item(ShardDriver.COIN, 5, ShardMessage.AssetStandings.Standing.EXISTS),
                new ShardMessage.AssetStandings.Item(new AssetId(ALICE, 4), 6, ShardMessage.AssetStandings.Standing.ABSENT),
                new ShardMessage.AssetStandings.Item(new AssetId(issuer, 1), 7, ShardMessage.AssetStandings.Standing.UNDECIDED)))));
    }

    private List<Message> answer(ShardMessage.AskAssets question, ShardMessage.AssetStandings.Standing standing) {
        return shard.machine.step(new ShardMessage.AssetStandings(question.items().stream()
                .map(item -> new ShardMessage.AssetStandings.Item(item.asset(), item.question(), standing)).toList()));
    }
}
