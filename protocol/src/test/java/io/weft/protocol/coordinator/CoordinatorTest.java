package io.weft.protocol.coordinator;

import static io.weft.protocol.coordinator.CoordinatorDriver.HOUR_MS;
import static io.weft.protocol.coordinator.CoordinatorDriver.attempt;
import static io.weft.protocol.coordinator.CoordinatorDriver.decisions;
import static io.weft.protocol.coordinator.CoordinatorDriver.outcomes;
import static io.weft.protocol.coordinator.CoordinatorDriver.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Votes, decisions and their delivery: rules 2, 4, 8, 10, 12, 14 and 16. */
class CoordinatorTest {

    private final CoordinatorDriver coordinator = new CoordinatorDriver();

    @Test
    void shouldJournalDecisionBeforeCommitAndAnswerRule12() {
        // when every shard has voted yes
        List<Message> sent = coordinator.commit();

        // then the record came with both commits and the answer
        assertThat(coordinator.machine.lastRecords()).singleElement().isInstanceOf(CoordinatorRecord.Decided.class);
        assertThat(decisions(sent)).containsExactly(true, true);
        assertThat(outcomes(sent)).containsExactly(Outcome.COMMITTED);
    }

    @Test
    void shouldNotDecideBeforeEveryVoteIsThere() {
        // when one shard votes yes, twice
        Attempt attempt = attempt(coordinator.submit(coordinator.transfer, 1));
        coordinator.vote(0, attempt, Ballot.YES);
        List<Message> sent = coordinator.vote(0, attempt, Ballot.YES);

        // then nothing is decided
        assertThat(coordinator.machine.lastRecords()).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldNotCountVotesOfAnotherAttemptRule10() {
        // given a second attempt, after the first died
        Attempt first = attempt(coordinator.submit(coordinator.transfer, 1));
        coordinator.vote(0, first, Ballot.YES);
        coordinator.vote(1, first, Ballot.DIE);
        Attempt second = attempt(coordinator.machine.pass(100));

        // when yes votes of the first arrive beside one of the second
        coordinator.vote(1, second, Ballot.YES);
        List<Message> sent = coordinator.vote(0, first, Ballot.YES);

        // then it is told that the first is aborted, and nothing is committed
        assertThat(decisions(sent)).containsExactly(false);
        assertThat(coordinator.machine.lastRecords()).isEmpty();
        assertThat(outcomes(coordinator.vote(0, second, Ballot.YES))).containsExactly(Outcome.COMMITTED);
    }

    @Test
    void shouldRunAgainByItselfWhenItDiesRule2() {
        // when one shard lets it die
        Attempt first = attempt(coordinator.submit(coordinator.transfer, 1));
        List<Message> sent = coordinator.vote(1, first, Ballot.DIE);

        // then the other one is released, the client hears nothing, and the same id is prepared again
        assertThat(decisions(sent)).containsExactly(false);
        assertThat(outcomes(sent)).isEmpty();
        Attempt second = attempt(coordinator.machine.pass(100));
        assertThat(first.isBefore(second)).isTrue();
    }

    @Test
    void shouldRecordFinalRejectionRule12() {
        // when one shard refuses for good
        Attempt attempt = attempt(coordinator.submit(coordinator.transfer, 1));
        Outcome refusal = new Outcome.Rejected(RejectionCode.INSUFFICIENT_FUNDS, 0);
        List<Message> sent = coordinator.vote(0, attempt, new Ballot.No(RejectionCode.INSUFFICIENT_FUNDS, 0));

        // then that is the outcome, also after a crash
        assertThat(outcomes(sent)).containsExactly(refusal);
        assertThat(coordinator.machine.lastRecords()).singleElement().isInstanceOf(CoordinatorRecord.Decided.class);
        coordinator.machine.restart();
        assertThat(outcomes(coordinator.submit(coordinator.transfer, 2))).containsExactly(refusal);
    }

    @Test
    void shouldGiveBackWhatStaysUndecidedAndNotRecordItRule4() {
        // given a shard that does not vote
        Attempt attempt = attempt(coordinator.submit(coordinator.transfer, 1));
        coordinator.vote(0, attempt, Ballot.YES);

        // when its time is up
        List<Message> sent = coordinator.machine.pass(4_000);

        // then the prepare was sent again meanwhile, it is retryable, and a retry begins anew
        assertThat(sent).filteredOn(Prepare.class::isInstance).hasSize(3);
        assertThat(outcomes(sent)).containsExactly(Outcome.retryable(RetryableCode.TIMED_OUT));
        assertThat(decisions(sent)).containsExactly(false, false);
        assertThat(coordinator.machine.lastRecords()).isEmpty();
        assertThat(coordinator.submit(coordinator.transfer, 2)).hasAtLeastOneElementOfType(Prepare.class);
    }

    @Test
    void shouldResendCommitUntilEveryParticipantHasAppliedRule16() {
        // given a commit that one shard has applied
        coordinator.commit();
        Attempt attempt = ((CoordinatorRecord.Decided) coordinator.machine.lastRecords().get(0)).attempt();
        coordinator.applied(0, attempt);

        // when time passes, and the coordinator crashes
        List<Message> later = coordinator.machine.pass(1_000);
        List<Message> restarted = coordinator.machine.restart();
        coordinator.applied(0, attempt);
        List<Message> afterAll = coordinator.applied(1, attempt);

        // then the other one is told again, and after a crash both, until all have applied
        assertThat(decisions(later)).containsExactly(true);
        assertThat(decisions(restarted)).containsExactly(true, true);
        assertThat(afterAll).isEmpty();
        assertThat(coordinator.machine.lastRecords()).containsExactly(new CoordinatorRecord.Delivered(coordinator.transfer.id()));
        assertThat(coordinator.machine.pass(60_000)).isEmpty();
        assertThat(coordinator.machine.restart()).isEmpty();
    }

    @Test
    void shouldNotForgetCommitBeforeEveryParticipantHasAppliedRule16() {
        // given a commit that one shard has not applied
        coordinator.commit();
        Attempt attempt = ((CoordinatorRecord.Decided) coordinator.machine.lastRecords().get(0)).attempt();
        coordinator.applied(0, attempt);

        // when ids of hours later are decided and the boundary would pass it
        coordinator.machine.pass(2 * HOUR_MS);
        Transaction later = transfer(TxId.of(coordinator.machine.nowMs(), 1, 9), 5);
        Attempt laterAttempt = attempt(coordinator.submit(later, 3));
        coordinator.vote(0, later.id(), laterAttempt, new Ballot.No(RejectionCode.GUARD_FAILED, 0));
        coordinator.machine.pass(HOUR_MS / 10);
        coordinator.machine.checkpoint();
        coordinator.machine.restart();

        // then the shard in doubt still hears commit
        assertThat(decisions(coordinator.inquire(1, attempt))).containsExactly(true);

        // and once it has applied, the outcome is purged
        coordinator.applied(0, attempt);
        coordinator.applied(1, attempt);
        coordinator.machine.pass(HOUR_MS / 10);
        assertThat(outcomes(coordinator.submit(coordinator.transfer, 4)))
                .containsExactly(Outcome.rejected(RejectionCode.TX_EXPIRED));
        assertThat(coordinator.find(coordinator.transfer.id(), 5)).contains(new Found(5, Found.State.EXPIRED, null));
    }

    @Test
    void shouldAbortUndecidedAttemptsOfEarlierEpochsRule14() {
        // given an undecided attempt
        Attempt attempt = attempt(coordinator.submit(coordinator.transfer, 1));
        coordinator.vote(0, attempt, Ballot.YES);
        assertThat(coordinator.inquire(0, attempt)).isEmpty();

        // when the coordinator crashes, and the shard asks; and the last vote comes late
        coordinator.machine.restart();

        // then it is aborted, for good
        assertThat(decisions(coordinator.inquire(0, attempt))).containsExactly(false);
        assertThat(decisions(coordinator.vote(1, attempt, Ballot.YES))).containsExactly(false);
    }

    @Test
    void shouldNotAnswerAboutEpochsAfterItsOwnRule19() {
        assertThat(coordinator.inquire(0, new Attempt(0, 99, 1))).isEmpty();
    }

    @Test
    void shouldJoinRetriesAndRefuseOtherContentRule8() {
        // given a running attempt
        Attempt attempt = attempt(coordinator.submit(coordinator.transfer, 1));

        // when the same comes again, again, once too often, and with other content
        List<Message> joined = coordinator.submit(coordinator.transfer, 2);
        List<Message> tooMany = coordinator.submit(coordinator.transfer, 3);
        List<Message> other = coordinator.submit(transfer(1, 6), 4);

        // then the first two share one outcome
        assertThat(joined).isEmpty();
        assertThat(outcomes(tooMany)).containsExactly(Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
        assertThat(outcomes(other)).containsExactly(Outcome.retryable(RetryableCode.ID_IN_USE));
        coordinator.vote(0, attempt, Ballot.YES);
        assertThat(outcomes(coordinator.vote(1, attempt, Ballot.YES))).containsExactly(Outcome.COMMITTED, Outcome.COMMITTED);
        assertThat(outcomes(coordinator.submit(transfer(1, 6), 5))).containsExactly(Outcome.rejected(RejectionCode.TX_ID_REUSED));
    }

    @Test
    void shouldAdmitNothingAtItsLimit() {
        // given as many as may be active
        coordinator.submit(transfer(1, 5), 1);
        coordinator.submit(transfer(2, 5), 2);
        coordinator.submit(transfer(3, 5), 3);

        // when another comes
        List<Message> sent = coordinator.submit(transfer(4, 5), 4);

        // then it is refused before anything was sent for it
        assertThat(sent).hasSize(1);
        assertThat(outcomes(sent)).containsExactly(Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
    }

    @Test
    void shouldMakeRoomASecondLaterWhenTheMemoryIsFullAgainRule8() {
        // given ids that may be forced out, and a memory that has just been purged
        CoordinatorDriver small = new CoordinatorDriver(10);
        List<Transaction> old = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            small.machine.pass(1);
            old.add(transfer(TxId.of(small.machine.nowMs(), 1, i), 5));
        }
        small.machine.pass(HOUR_MS / 10);
        old.subList(0, 15).forEach(transaction -> refuse(small, transaction));
        small.machine.pass(5_000);

        // when it is full again at once
        old.subList(15, 25).forEach(transaction -> refuse(small, transaction));
        List<Message> full = small.submit(old.get(25), 1);
        small.machine.pass(1_000);

        // then it is not for long
        assertThat(outcomes(full)).containsExactly(Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
        assertThat(outcomes(small.submit(old.get(25), 2))).isEmpty();
    }

    private static void refuse(CoordinatorDriver coordinator, Transaction transaction) {
        Attempt attempt = attempt(coordinator.submit(transaction, 1));
        coordinator.vote(0, transaction.id(), attempt, new Ballot.No(RejectionCode.GUARD_FAILED, 0));
    }

    @Test
    void shouldPurgeEverySecondWhenThereAreTooManyOutcomesRule8() {
        // given more outcomes than there should be, a second after the beginning
        CoordinatorDriver small = new CoordinatorDriver(10);
        small.machine.pass(1_000);
        List<Transaction> refused = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            refused.add(transfer(TxId.of(small.machine.nowMs(), 1, i), 5));
            Attempt attempt = attempt(small.submit(refused.get(i), i));
            small.vote(0, refused.get(i).id(), attempt, new Ballot.No(RejectionCode.GUARD_FAILED, 0));
            small.machine.pass(1);
        }

        // when the time has come before which no id may be forced out, and a second more
        small.machine.pass(64_000 - 15);
        List<Outcome> before = outcomes(small.submit(refused.get(0), 20));
        small.machine.pass(1_000);
        List<Outcome> after = outcomes(small.submit(refused.get(0), 21));

        // then the oldest have made room, and no others
        assertThat(before).containsExactly(new Outcome.Rejected(RejectionCode.GUARD_FAILED, 0));
        assertThat(after).containsExactly(Outcome.rejected(RejectionCode.TX_EXPIRED));
        assertThat(outcomes(small.submit(refused.get(14), 22))).isEqualTo(before);
    }
}
