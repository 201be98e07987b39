package io.weft.protocol.shard;

import static io.weft.protocol.shard.ShardDriver.ALICE;
import static io.weft.protocol.shard.ShardDriver.BOB;
import static io.weft.protocol.shard.ShardDriver.REMOTE;
import static io.weft.protocol.shard.ShardDriver.attempt;
import static io.weft.protocol.shard.ShardDriver.ballot;
import static io.weft.protocol.shard.ShardDriver.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParticipantTest {

    private final ShardDriver shard = new ShardDriver();
    private final TxId tx = shard.newTxId();

    @Test
    void shouldJournalPreparedBeforeVotingYesRule11() {
        // when a prepare can be granted
        Ballot vote = shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));

        // then the vote came with its record
        assertThat(vote).isEqualTo(Ballot.YES);
        assertThat(shard.machine.lastRecords()).singleElement().isInstanceOf(ShardRecord.Prepared.class);
    }

    @Test
    void shouldVoteOnceMoreWhenPrepareIsRepeatedRule17() {
        // given a prepared attempt
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));

        // when its prepare comes again
        Ballot vote = shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));

        // then it votes again and records nothing
        assertThat(vote).isEqualTo(Ballot.YES);
        assertThat(shard.machine.lastRecords()).isEmpty();
    }

    @Test
    void shouldApplyOnceAndAcknowledgeEveryCommitRule15() {
        // given a prepared attempt
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));

        // when its commit comes twice
        List<Message> first = shard.decide(tx, 1, true);
        List<Message> second = shard.decide(tx, 1, true);

        // then both are acknowledged and the effect is there once
        assertThat(first).singleElement().isInstanceOf(Applied.class);
        assertThat(second).singleElement().isInstanceOf(Applied.class);
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(60));
    }

    @Test
    void shouldNeverApplyWhatItDidNotPrepareRule15() {
        assertThatThrownBy(() -> shard.decide(tx, 1, true)).isInstanceOf(InvariantBroken.class).hasMessageContaining("never prepared");
    }

    @Test
    void shouldReleaseWithoutEffectWhenAborted() {
        // given all of Alice's money in doubt
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 100));

        // when it is aborted
        shard.decide(tx, 1, false);

        // then it is there again
        assertThat(shard.prepare(shard.newTxId(), 2, pay(ALICE, REMOTE, 100))).isEqualTo(Ballot.YES);
    }

    @Test
    void shouldNotCountDecisionOfAnotherAttemptRule10() {
        // given the second attempt prepared
        shard.prepare(tx, 2, pay(ALICE, REMOTE, 40));

        // when an abort of the first arrives late
        shard.decide(tx, 1, false);

        // then the second is still in doubt, and can commit
        assertThat(shard.decide(tx, 2, true)).hasAtLeastOneElementOfType(Applied.class);
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(60));
    }

    @Test
    void shouldReplaceDeadAttemptByLaterOneRule10() {
        // given an attempt whose abort was lost
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 100));

        // when the next attempt is prepared, and then the first one's prepare comes late
        Ballot later = shard.prepare(tx, 2, pay(ALICE, REMOTE, 100));
        Ballot late = shard.prepare(tx, 1, pay(ALICE, REMOTE, 100));

        // then only the later one holds the money
        assertThat(later).isEqualTo(Ballot.YES);
        assertThat(late).isNull();
        shard.decide(tx, 2, true);
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void shouldIgnoreLatePrepareOfAppliedTransactionRule15() {
        // given an applied transaction
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));
        shard.decide(tx, 1, true);

        // when its prepare comes again, also of an older attempt
        Ballot same = shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));

        // then nothing is reserved again
        assertThat(same).isNull();
        assertThat(shard.machine.lastRecords()).isEmpty();
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(60));
    }

    @Test
    void shouldAskWithBackoffUntilItKnowsRule13() {
        // given a transaction in doubt
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));

        // when ten seconds pass without a decision
        List<Message> sent = shard.machine.pass(10_000);

        // then it asked again and again, ever more slowly, and decided nothing
        assertThat(sent).filteredOn(Inquire.class::isInstance).hasSizeBetween(10, 14);
        assertThat(shard.machine.lastRecords()).isEmpty();
        assertThat(shard.decide(tx, 1, true)).hasAtLeastOneElementOfType(Applied.class);
    }

    @Test
    void shouldStayInDoubtAndAskAfterCrashRule13() {
        // given a transaction in doubt, one half in a checkpoint
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 40));
        shard.machine.checkpoint();

        // when the shard crashes
        List<Message> sent = shard.machine.restart();

        // then it asks for the attempt, and its reservation holds
        assertThat(sent).contains(new Inquire(0, List.of(new Inquire.Item(tx, attempt(1)))));
        assertThat(shard.prepare(shard.newTxId(), 2, pay(ALICE, REMOTE, 100))).isNotEqualTo(Ballot.YES);
        shard.decide(tx, 1, true);
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(60));
    }

    @Test
    void shouldDecideEachTransactionOfBatchOnItsOwn() {
        // when one of two prepares of a message can't be granted
        TxId poor = shard.newTxId();
        List<Message> sent = shard.machine.step(new Prepare(List.of(
                shard.prepareItem(poor, 1, pay(BOB, REMOTE, 1)), shard.prepareItem(tx, 2, pay(ALICE, REMOTE, 1)))));

        // then the other one is
        assertThat(ballot(sent, poor)).isEqualTo(new Ballot.No(RejectionCode.INSUFFICIENT_FUNDS, 0));
        assertThat(ballot(sent, tx)).isEqualTo(Ballot.YES);
    }

    @Test
    void shouldIgnoreBarThatMeetsYesVoteRule9() {
        // given a later attempt in doubt, of an id whose cancellation a crash made forgotten
        shard.prepare(tx, 2, pay(ALICE, REMOTE, 40));

        // when a bar of that cancellation arrives late, and then the commit
        List<Message> sent = shard.machine.step(new Bar(0, List.of(tx)));
        shard.decide(tx, 2, true);

        // then the bar was neither recorded nor answered
        assertThat(sent).isEmpty();
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(60));
    }

    @Test
    void shouldNotRefuseForGoodWhileOtherContentIsUndecidedRule8() {
        // given one content of an id in doubt, and one of another waiting
        shard.prepare(tx, 1, pay(ALICE, REMOTE, 100));
        TxId waiting = shard.newTxId();
        shard.submit(new Transaction(waiting, List.of(pay(ALICE, BOB, 1))));

        // when other contents come under the same ids
        Outcome direct = ShardDriver.outcome(shard.submit(new Transaction(tx, List.of(pay(ALICE, BOB, 1)))));
        Ballot vote = shard.prepare(waiting, 2, pay(ALICE, REMOTE, 1));

        // then nobody is refused for good, because nothing is decided
        assertThat(direct).isEqualTo(Outcome.retryable(RetryableCode.ID_IN_USE));
        assertThat(vote).isEqualTo(Ballot.DIE);
    }

    @Test
    void shouldRefuseReusedIdRule8() {
        // given an id that was executed by this shard alone
        Transaction own = new Transaction(tx, List.of(pay(ALICE, BOB, 1)));
        shard.submit(own);

        // when the id comes with other content, through a coordinator and directly
        Ballot vote = shard.prepare(tx, 1, pay(ALICE, REMOTE, 1));
        Outcome outcome = ShardDriver.outcome(shard.submit(new Transaction(tx, List.of(pay(ALICE, BOB, 2)))));

        // then it is refused, and the same content is answered as before
        assertThat(vote).isEqualTo(new Ballot.No(RejectionCode.TX_ID_REUSED, Outcome.WHOLE_TRANSACTION));
        assertThat(outcome).isEqualTo(Outcome.rejected(RejectionCode.TX_ID_REUSED));
        assertThat(ShardDriver.outcome(shard.submit(own))).isEqualTo(Outcome.COMMITTED);
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.of(1));
    }

    @Test
    void shouldLetNewOnesDieWhenTooManyAreInDoubt() {
        // given a shard with room for one in doubt
        ShardDriver small = new ShardDriver(ShardDriver.settings(1, 10, 100));
        TxId first = small.newTxId();
        small.prepare(first, 1, pay(ALICE, REMOTE, 1));

        // when another comes
        Ballot vote = small.prepare(small.newTxId(), 2, pay(ALICE, REMOTE, 1));

        // then it must try again
        assertThat(vote).isEqualTo(Ballot.DIE);
    }
}
