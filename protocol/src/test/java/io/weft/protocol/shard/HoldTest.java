package io.weft.protocol.shard;

import static io.weft.protocol.shard.ShardDriver.ALICE;
import static io.weft.protocol.shard.ShardDriver.BOB;
import static io.weft.protocol.shard.ShardDriver.COIN;
import static io.weft.protocol.shard.ShardDriver.REMOTE;
import static io.weft.protocol.shard.ShardDriver.pay;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.HoldState;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The user's two-step transfer: rule 7. */
class HoldTest {

    private static final long LIFE_MS = 1_000;

    private final ShardDriver shard = new ShardDriver();
    private final HoldId hold = hold(60);

    private HoldId hold(long amount) {
        TxId txId = shard.newTxId();
        Step.Hold step = new Step.Hold(ALICE, BOB, COIN, Quantity.of(amount), shard.machine.nowMs() + LIFE_MS);
        shard.submit(new Transaction(txId, List.of(step)));
        return new HoldId(txId, 0);
    }

    private Step.Post post(long amount) {
        return new Step.Post(hold, ALICE, BOB, COIN, Quantity.of(amount));
    }

    private List<HoldState> list() {
        GatewayMessage.Holds holds = (GatewayMessage.Holds) shard.machine
                .step(new ShardMessage.ReadHolds(ALICE, null, 10, new ReplyTo(shard.machine.party(), 1))).get(0);
        return holds.holds();
    }

    private static Outcome rejected(RejectionCode code) {
        return new Outcome.Rejected(code, 0);
    }

    @Test
    void shouldReserveWithoutMoving() {
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(100));
        assertThat(shard.execute(pay(ALICE, BOB, 41))).isEqualTo(rejected(RejectionCode.INSUFFICIENT_FUNDS));
        assertThat(shard.execute(pay(ALICE, BOB, 40))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldRefuseNothingForGoodBehindAHoldThatAnotherEndsRule1() {
        // given another is about to end the hold
        TxId older = shard.newTxId();
        TxId younger = shard.newTxId();
        Step.VoidHold end = new Step.VoidHold(hold, ALICE);
        assertThat(shard.prepare(younger, 1, end, pay(ALICE, REMOTE, 100))).isEqualTo(Ballot.YES);

        // when a transaction wants to end it, too, and to spend what it held
        Ballot vote = shard.prepare(older, 2, end, pay(ALICE, REMOTE, 80));

        // then it waits, because it can if the other is aborted
        assertThat(vote).isNull();
        assertThat(ShardDriver.ballot(shard.decide(younger, 1, false), older)).isEqualTo(Ballot.YES);
    }

    @Test
    void shouldPostPartAndReleaseRest() {
        // when a part is posted
        assertThat(shard.execute(post(25))).isEqualTo(Outcome.COMMITTED);

        // then the rest is free, and the hold is gone
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.of(25));
        assertThat(shard.execute(post(25))).isEqualTo(rejected(RejectionCode.HOLD_NOT_FOUND));
        assertThat(shard.execute(pay(ALICE, BOB, 75))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldVoid() {
        assertThat(shard.execute(new Step.VoidHold(hold, ALICE))).isEqualTo(Outcome.COMMITTED);
        assertThat(shard.execute(pay(ALICE, BOB, 100))).isEqualTo(Outcome.COMMITTED);
        assertThat(list()).isEmpty();
    }

    @Test
    void shouldRefuseWhatDoesNotFitTheHold() {
        assertThat(shard.execute(post(61))).isEqualTo(rejected(RejectionCode.POST_EXCEEDS_HOLD));
        assertThat(shard.execute(new Step.Post(hold, ALICE, ShardDriver.ISSUER, COIN, Quantity.of(1))))
                .isEqualTo(rejected(RejectionCode.HOLD_MISMATCH));
        assertThat(shard.execute(new Step.VoidHold(hold, BOB))).isEqualTo(rejected(RejectionCode.HOLD_MISMATCH));
    }

    @Test
    void shouldExpireByItselfAndStayListed() {
        // when the deadline passes, without traffic
        shard.machine.pass(LIFE_MS);

        // then the amount is free, by a journaled event, also after a crash
        assertThat(shard.machine.lastRecords()).singleElement().isInstanceOf(ShardRecord.HoldsExpired.class);
        shard.machine.restart();
        assertThat(shard.execute(post(1))).isEqualTo(rejected(RejectionCode.HOLD_EXPIRED));
        assertThat(list()).singleElement().satisfies(held -> assertThat(held.expired()).isTrue());
        assertThat(shard.execute(pay(ALICE, BOB, 100))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldNotExpireWhileItsPostIsInDoubt() {
        // given a prepared post
        TxId txId = shard.newTxId();
        Step.Post post = new Step.Post(hold, ALICE, BOB, COIN, Quantity.of(60));
        assertThat(shard.prepare(txId, 1, post)).isEqualTo(Ballot.YES);

        // when the deadline passes, and then the post commits
        shard.machine.pass(10 * LIFE_MS);
        assertThat(shard.decide(txId, 1, true)).hasAtLeastOneElementOfType(Applied.class);

        // then it was paid
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.of(60));
        assertThat(list()).isEmpty();
    }

    @Test
    void shouldExpireAfterItsPostWasAborted() {
        // given a prepared post whose hold's deadline has passed
        TxId txId = shard.newTxId();
        shard.prepare(txId, 1, post(60));
        shard.machine.pass(LIFE_MS);

        // when it is aborted, and time goes on
        shard.decide(txId, 1, false);

        // then the hold expires with the next step
        assertThat(shard.execute(pay(ALICE, BOB, 100))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldExpireBeforeWaitersAreJudgedInTheSameStep() {
        // given a hold whose void is in doubt, a payment that needs its amount, and a deadline that has passed
        TxId voiding = shard.newTxId();
        shard.prepare(voiding, 1, new Step.VoidHold(hold, ALICE));
        assertThat(ShardDriver.outcome(shard.submit(new Transaction(shard.newTxId(), List.of(pay(ALICE, BOB, 100)))))).isNull();
        shard.machine.pass(LIFE_MS);

        // when the void is aborted
        List<Message> sent = shard.decide(voiding, 1, false);

        // then the hold expires first, and the payment is not refused for what is free by now
        assertThat(ShardDriver.outcome(sent)).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldMakePostWaitForHoldInDoubt() {
        // given a hold in doubt
        TxId txId = shard.newTxId();
        Step.Hold step = new Step.Hold(ALICE, REMOTE, COIN, Quantity.of(10), shard.machine.nowMs() + LIFE_MS);
        shard.prepare(txId, 1, step);

        // when it is posted before its decision is known here
        TxId posting = shard.newTxId();
        Ballot vote = shard.prepare(posting, 2, new Step.Post(new HoldId(txId, 0), ALICE, REMOTE, COIN, Quantity.of(10)));

        // then nobody says that there is no such hold
        assertThat(vote).isEqualTo(Ballot.DIE);
    }

    @Test
    void shouldHoldAndPostWithinOneTransaction() {
        // when a transaction holds and posts at once
        TxId txId = shard.newTxId();
        HoldId own = new HoldId(txId, 0);
        List<Step> steps = List.of(new Step.Hold(ALICE, BOB, COIN, Quantity.of(40), shard.machine.nowMs() + LIFE_MS),
                new Step.Post(own, ALICE, BOB, COIN, Quantity.of(15)), pay(ALICE, BOB, 25));
        Outcome outcome = ShardDriver.outcome(shard.submit(new Transaction(txId, steps)));

        // then nothing of it stays held
        assertThat(outcome).isEqualTo(Outcome.COMMITTED);
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.of(40));
        assertThat(list()).hasSize(1);
    }

    @Test
    void shouldExpireVeryManyInSeveralRecords() {
        // given more holds of one deadline than one record takes
        ShardDriver big = new ShardDriver(ShardDriver.settings(1000, 1000, 100_000, 100_000));
        big.execute(new Step.Transfer(ShardDriver.ISSUER, ALICE, COIN, Quantity.of(20_000)));
        Step.Hold one = new Step.Hold(ALICE, BOB, COIN, Quantity.of(1), big.machine.nowMs() + LIFE_MS);
        for (int i = 0; i < 200; i++) {
            big.execute(Collections.nCopies(64, one).toArray(Step[]::new));
        }

        // when their time comes
        big.machine.pass(LIFE_MS);

        // then all are released, and no record was larger than it may be
        assertThat(big.execute(new Step.Hold(ALICE, BOB, COIN, Quantity.of(20_100), big.machine.nowMs() + LIFE_MS)))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(big.machine.allRecords()).filteredOn(ShardRecord.HoldsExpired.class::isInstance)
                .extracting(record -> ((ShardRecord.HoldsExpired) record).holds().size()).containsExactly(10_000, 2_800);
    }

    @Test
    void shouldNotRefuseForHoldLimitWhileOneMayEnd() {
        // given as many holds as an account may have, and one of them being voided, undecided
        hold(1);
        hold(1);
        TxId voiding = shard.newTxId();
        shard.prepare(voiding, 1, new Step.VoidHold(hold, ALICE));

        // when another one is wanted
        TxId wanting = shard.newTxId();
        Step.Hold another = new Step.Hold(ALICE, BOB, COIN, Quantity.of(1), shard.machine.nowMs() + LIFE_MS);
        List<Message> sent = shard.submit(new Transaction(wanting, List.of(another)));

        // then it waits for the void
        assertThat(ShardDriver.outcome(sent)).isNull();
        assertThat(ShardDriver.outcome(shard.decide(voiding, 1, true))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldCloseAccountOnlyWhenItsHoldsHaveEnded() {
        // given Alice, whose money is all held
        HoldId rest = hold(40);
        Step.Post postRest = new Step.Post(rest, ALICE, BOB, COIN, Quantity.of(40));

        // when she is closed with a hold left, and then with none
        Outcome early = shard.execute(post(60), new Step.CloseAccount(ALICE));
        Outcome late = shard.execute(post(60), postRest, new Step.CloseAccount(ALICE));

        // then
        assertThat(early).isEqualTo(new Outcome.Rejected(RejectionCode.ACCOUNT_NOT_EMPTY, 1));
        assertThat(late).isEqualTo(Outcome.COMMITTED);
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.of(100));
    }

    @Test
    void shouldNotLetTimeRunBackwardsAcrossOwners() {
        // given an expired hold
        shard.machine.pass(LIFE_MS);

        // when a new owner has an earlier clock
        shard.machine.clock(ShardDriver.START_MS);
        shard.machine.restart();

        // then a deadline that had passed has still passed
        Step.Hold past = new Step.Hold(ALICE, BOB, COIN, Quantity.of(1), ShardDriver.START_MS + LIFE_MS);
        assertThat(shard.execute(past)).isEqualTo(rejected(RejectionCode.DEADLINE_PASSED));
    }
}
