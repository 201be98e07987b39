package io.weft.protocol.shard;

import static io.weft.protocol.shard.ShardDriver.ALICE;
import static io.weft.protocol.shard.ShardDriver.BOB;
import static io.weft.protocol.shard.ShardDriver.COIN;
import static io.weft.protocol.shard.ShardDriver.ISSUER;
import static io.weft.protocol.shard.ShardDriver.REMOTE;
import static io.weft.protocol.shard.ShardDriver.ballot;
import static io.weft.protocol.shard.ShardDriver.outcome;
import static io.weft.protocol.shard.ShardDriver.pay;
import static io.weft.protocol.shard.ShardDriver.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Escrow, locks and wait-die: rules 1, 2 and 5. Ids made earlier are older. */
class ConflictTest {

    private final ShardDriver shard = new ShardDriver();
    private final TxId oldest = shard.newTxId();
    private final TxId middle = shard.newTxId();
    private final TxId youngest = shard.newTxId();

    private Step.SetFlags freeze() {
        return new Step.SetFlags(ALICE, true, false);
    }

    @Test
    void shouldNotMakeTransfersOfOneAccountWaitRule1() {
        // when three debits that are covered together are prepared on one account
        Ballot first = shard.prepare(youngest, 1, pay(ALICE, REMOTE, 30));
        Ballot second = shard.prepare(oldest, 2, pay(ALICE, REMOTE, 30));
        Ballot third = shard.prepare(middle, 3, pay(ALICE, REMOTE, 40));

        // then all are granted, whatever their age
        assertThat(List.of(first, second, third)).containsOnly(Ballot.YES);
    }

    @Test
    void shouldNotCountPendingCreditsRule1() {
        // given a credit in doubt for Bob, who has nothing
        shard.prepare(middle, 1, pay(REMOTE, BOB, 50));

        // when an older one wants to spend it
        Ballot vote = shard.prepare(oldest, 2, pay(BOB, REMOTE, 50));

        // then it waits, and is granted when the credit commits
        assertThat(vote).isNull();
        assertThat(ballot(shard.decide(middle, 1, true), oldest)).isEqualTo(Ballot.YES);
    }

    @Test
    void shouldRefuseForGoodOnlyWhatFailsUnderEveryOutcomeRule1() {
        // given 60 of 100 reserved
        shard.prepare(middle, 1, pay(ALICE, REMOTE, 60));

        // when others want 50, and 101
        Ballot maybe = shard.prepare(youngest, 2, pay(ALICE, REMOTE, 50));
        Ballot never = shard.prepare(oldest, 3, pay(ALICE, REMOTE, 101));

        // then the first dies, being younger, and only the second is refused
        assertThat(maybe).isEqualTo(Ballot.DIE);
        assertThat(never).isEqualTo(new Ballot.No(RejectionCode.INSUFFICIENT_FUNDS, 0));
    }

    @Test
    void shouldRefuseWaiterWhenItsHopeIsGoneRule1() {
        // given an older one that waits for what a younger one has reserved
        shard.prepare(middle, 1, pay(ALICE, REMOTE, 60));
        assertThat(shard.prepare(oldest, 2, pay(ALICE, REMOTE, 50))).isNull();

        // when the younger one commits
        List<Message> sent = shard.decide(middle, 1, true);

        // then it is refused, once it is certain
        assertThat(ballot(sent, oldest)).isEqualTo(new Ballot.No(RejectionCode.INSUFFICIENT_FUNDS, 0));
    }

    @Test
    void shouldLetOlderWaitAndYoungerDieRule2() {
        // given an exclusive lock
        shard.prepare(middle, 1, freeze());

        // when an older and a younger one conflict
        Ballot older = shard.prepare(oldest, 2, pay(ALICE, REMOTE, 1));
        Ballot younger = shard.prepare(youngest, 3, pay(ALICE, REMOTE, 1));

        // then
        assertThat(older).isNull();
        assertThat(younger).isEqualTo(Ballot.DIE);
        assertThat(ballot(shard.decide(middle, 1, false), oldest)).isEqualTo(Ballot.YES);
    }

    @Test
    void shouldNotOvertakeOlderWaiterRule2() {
        // given an exclusive request that waits for a transfer
        shard.prepare(middle, 1, pay(ALICE, REMOTE, 1));
        assertThat(shard.prepare(oldest, 2, freeze())).isNull();

        // when a younger transfer comes, which the holder alone would allow
        Ballot vote = shard.prepare(youngest, 3, pay(ALICE, REMOTE, 1));

        // then it dies, so that transfers can't starve the exclusive one
        assertThat(vote).isEqualTo(Ballot.DIE);
    }

    @Test
    void shouldLetWaiterDieWhenOlderOneIsGrantedBeforeItRule2() {
        // given a freeze that waits for a younger transfer
        shard.prepare(youngest, 1, pay(ALICE, REMOTE, 1));
        assertThat(shard.prepare(middle, 2, freeze())).isNull();

        // when a transfer that is older than both is granted
        List<Message> sent = shard.machine.step(new ShardMessage.Prepare(
                List.of(shard.prepareItem(oldest, 3, pay(ALICE, REMOTE, 1)))));

        // then the waiter, which now would wait for an older one, dies
        assertThat(ballot(sent, oldest)).isEqualTo(Ballot.YES);
        assertThat(ballot(sent, middle)).isEqualTo(Ballot.DIE);
    }

    @Test
    void shouldAlwaysLetOneShardTransactionsWaitRule2() {
        // given a lock of an older one
        shard.prepare(oldest, 1, freeze());

        // when a younger transaction of this shard alone conflicts
        List<Message> sent = shard.submit(new Transaction(youngest, List.of(pay(ALICE, BOB, 1))));

        // then it waits and is executed when the lock is gone
        assertThat(outcome(sent)).isNull();
        assertThat(outcome(shard.decide(oldest, 1, false))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldWakeThoseBehindWhoeverWantsSomethingElseNowRule2() {
        // given a transaction that waits for a pending credit on Alice, and for Bob, who is locked
        AssetId foreign = new AssetId(REMOTE, 1);
        shard.prepare(shard.newTxId(), 1, pay(REMOTE, ALICE, 100));
        TxId locking = shard.newTxId();
        shard.prepare(locking, 2, new Step.SetFlags(BOB, true, false));
        shard.submit(new Transaction(shard.newTxId(), List.of(
                pay(ALICE, ISSUER, 150), new Step.Transfer(BOB, ISSUER, foreign, Quantity.of(1)))));

        // and a payment of Alice that she can afford, behind it
        assertThat(outcome(shard.submit(new Transaction(shard.newTxId(), List.of(pay(ALICE, ISSUER, 10)))))).isNull();

        // when Bob is free, and the first is found to wait for another shard to say what that asset is
        List<Message> sent = shard.decide(locking, 2, false);

        // then the payment goes on, although nothing has happened on Alice
        assertThat(sent).hasAtLeastOneElementOfType(ShardMessage.AskAssets.class);
        assertThat(outcome(sent)).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldGiveBackWhatWaitsTooLongRule4() {
        // given a transaction that waits for one in doubt
        shard.prepare(oldest, 1, freeze());
        shard.submit(new Transaction(youngest, List.of(pay(ALICE, BOB, 1))));

        // when its time is up
        List<Message> sent = shard.machine.pass(2_000);

        // then it comes back without effect
        assertThat(outcome(sent)).isEqualTo(Outcome.retryable(RetryableCode.TIMED_OUT));
        shard.decide(oldest, 1, false);
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(100));
    }

    @Test
    void shouldReserveGuardedAmountUntilDecisionRule2() {
        // given a guard for 80 of 100
        Step guard = new Step.GuardBalance(ALICE, COIN, Step.Bound.AT_LEAST, Quantity.of(80));
        assertThat(shard.prepare(oldest, 1, guard)).isEqualTo(Ballot.YES);

        // when others want 20, and 1 more
        Ballot fits = shard.prepare(middle, 2, pay(ALICE, REMOTE, 20));
        Ballot breaks = shard.prepare(youngest, 3, pay(ALICE, REMOTE, 1));

        // then only what leaves 80 is granted
        assertThat(fits).isEqualTo(Ballot.YES);
        assertThat(breaks).isEqualTo(Ballot.DIE);
    }

    @Test
    void shouldCountAssetsThatArePending() {
        // given three assets pending on Bob, as many as an account may have
        for (int i = 0; i < 3; i++) {
            assertThat(shard.prepare(shard.newTxId(), i, foreignCredit(i))).isEqualTo(Ballot.YES);
        }

        // when an older and a younger transaction bring a fourth
        Ballot older = shard.prepare(oldest, 10, foreignCredit(3));
        Ballot younger = shard.prepare(shard.newTxId(), 11, foreignCredit(3));

        // then neither is granted nor refused, because it depends on the pending ones
        assertThat(older).isNull();
        assertThat(younger).isEqualTo(Ballot.DIE);
    }

    private static Step foreignCredit(int asset) {
        return new Step.Transfer(REMOTE, BOB, new AssetId(REMOTE, asset), Quantity.of(1));
    }

    @Test
    void shouldAnswerManyReadsOfHotAccountTogether() {
        // given two transfers in doubt, and thousands of reads that wait for them, both kinds
        shard.prepare(oldest, 1, pay(ALICE, REMOTE, 1));
        shard.prepare(middle, 2, pay(ALICE, REMOTE, 1));
        shard.machine.pass(1);
        for (int i = 0; i < 450; i++) {
            shard.read(ALICE, ReadMode.EXACT);
            shard.read(ALICE, ReadMode.LATEST);
        }

        // when both are decided
        List<Message> afterFirst = shard.decide(oldest, 1, true);
        List<Message> afterSecond = shard.decide(middle, 2, true);

        // then nothing was answered too early and all are answered together
        assertThat(afterFirst).noneMatch(GatewayMessage.AccountState.class::isInstance);
        assertThat(afterSecond).filteredOn(GatewayMessage.AccountState.class::isInstance).hasSize(900);
    }

    @Test
    void shouldLockForExactGuardRule2() {
        // given a guard that the balance is at most 100
        Step guard = new Step.GuardBalance(ALICE, COIN, Step.Bound.AT_MOST, Quantity.of(100));
        assertThat(shard.prepare(oldest, 1, guard)).isEqualTo(Ballot.YES);

        // when a credit, and another such guard, come
        Ballot credit = shard.prepare(youngest, 2, pay(REMOTE, ALICE, 1));
        Ballot same = shard.prepare(middle, 3, guard);

        // then readers share and the writer may not
        assertThat(credit).isEqualTo(Ballot.DIE);
        assertThat(same).isEqualTo(Ballot.YES);
    }

    @Test
    void shouldAnswerExactReadOnlyWhenNothingIsPendingRule5() {
        // given a transfer in doubt, and an exact read that waits for it
        shard.prepare(oldest, 1, pay(ALICE, REMOTE, 10));
        assertThat(shard.read(ALICE, ReadMode.EXACT)).isEmpty();

        // when another transfer comes that is younger than the read
        shard.machine.pass(1);
        TxId later = shard.newTxId();
        Ballot vote = shard.prepare(later, 2, pay(ALICE, REMOTE, 10));

        // then it gives way, and the read sees the first one's effect
        assertThat(vote).isEqualTo(Ballot.DIE);
        assertThat(state(shard.decide(oldest, 1, true)).balances().get(0).posted()).isEqualTo(Quantity.of(90));
    }

    @Test
    void shouldLetLatestReadWaitOnlyForWhatWasPreparedBeforeRule5() {
        // given a read labelled latest behind one transfer in doubt, and a transfer that comes after it
        shard.prepare(oldest, 1, pay(ALICE, REMOTE, 10));
        assertThat(shard.read(ALICE, ReadMode.LATEST)).isEmpty();
        assertThat(shard.prepare(middle, 2, pay(ALICE, REMOTE, 10))).isEqualTo(Ballot.YES);

        // when the first is decided
        List<Message> sent = shard.decide(oldest, 1, true);

        // then it is answered
        assertThat(state(sent).balances().get(0).posted()).isEqualTo(Quantity.of(90));
    }

    @Test
    void shouldRefuseReadThatWaitsTooLong() {
        // given a read behind one in doubt
        shard.prepare(oldest, 1, pay(ALICE, REMOTE, 10));
        shard.read(ALICE, ReadMode.EXACT);
        shard.read(ALICE, ReadMode.LATEST);

        // when time passes
        List<Message> sent = shard.machine.pass(2_000);

        // then both kinds are refused, not answered wrongly
        assertThat(sent).filteredOn(GatewayMessage.ReadRefused.class::isInstance).hasSize(2);
    }
}
