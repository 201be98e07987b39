package io.weft.protocol.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.world.MachineDriver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The only coordinator of two shards, and a transfer from one to the other. */
class CoordinatorTest {

    private static final long START_MS = 1_700_000_000_000L;
    private static final long HOUR_MS = 3_600_000;
    private static final Placement PLACEMENT = new Placement(new ClusterIdentity(2, 1, 1, 2));

    private final MachineDriver<CoordinatorMessage, CoordinatorRecord> machine = new MachineDriver<>(START_MS,
            () -> new CoordinatorMachine(0, PLACEMENT, new CoordinatorSettings(3, 2, 100, HOUR_MS, 60_000, 4_000, 1_000, 10, 100)));
    private final Transaction transfer = transfer(1, 5);

    private static Transaction transfer(long id, long amount) {
        AccountId here = accountOn(0);
        Step step = new Step.Transfer(here, accountOn(1), new AssetId(here, 1), Quantity.of(amount));
        return new Transaction(TxId.of(START_MS, 1, id), List.of(step));
    }

    private static AccountId accountOn(int shard) {
        for (long i = 0; ; i++) {
            AccountId id = new AccountId(i, 0, 0);
            if (PLACEMENT.shardOf(id) == shard) {
                return id;
            }
        }
    }

    private List<Message> submit(Transaction transaction, long request) {
        ReplyTo replyTo = new ReplyTo(machine.party(), request);
        return machine.step(new Submit(List.of(new Submit.Item(transaction, Digest.of(transaction), replyTo))));
    }

    private static Attempt attempt(List<Message> sent) {
        return sent.stream().filter(Prepare.class::isInstance).map(Prepare.class::cast).findFirst().orElseThrow()
                .items().get(0).attempt();
    }

    private List<Message> vote(int shard, Attempt attempt, Ballot ballot) {
        return machine.step(new Votes(shard, List.of(new Vote(transfer.id(), attempt, ballot))));
    }

    private List<Message> commit() {
        Attempt attempt = attempt(submit(transfer, 1));
        vote(0, attempt, Ballot.YES);
        return vote(1, attempt, Ballot.YES);
    }

    private static List<Outcome> outcomes(List<Message> sent) {
        return sent.stream().filter(GatewayMessage.Outcomes.class::isInstance).map(GatewayMessage.Outcomes.class::cast)
                .flatMap(answer -> answer.items().stream()).map(GatewayMessage.Outcomes.Item::outcome).toList();
    }

    private static List<Boolean> decisions(List<Message> sent) {
        List<Boolean> commits = new ArrayList<>();
        sent.stream().filter(Decide.class::isInstance).map(Decide.class::cast)
                .forEach(decide -> decide.items().forEach(item -> commits.add(item.commit())));
        return commits;
    }

    private List<Message> applied(int shard, Attempt attempt) {
        return machine.step(new Applied(shard, List.of(new Applied.Item(transfer.id(), attempt))));
    }

    private List<Message> inquire(int shard, Attempt attempt) {
        return machine.step(new Inquire(shard, List.of(new Inquire.Item(transfer.id(), attempt))));
    }

    @Test
    void shouldJournalDecisionBeforeCommitAndAnswerRule12() {
        // when every shard has voted yes
        List<Message> sent = commit();

        // then the record came with both commits and the answer
        assertThat(machine.lastRecords()).singleElement().isInstanceOf(CoordinatorRecord.Decided.class);
        assertThat(decisions(sent)).containsExactly(true, true);
        assertThat(outcomes(sent)).containsExactly(Outcome.COMMITTED);
    }

    @Test
    void shouldNotDecideBeforeEveryVoteIsThere() {
        // when one shard votes yes, twice
        Attempt attempt = attempt(submit(transfer, 1));
        vote(0, attempt, Ballot.YES);
        List<Message> sent = vote(0, attempt, Ballot.YES);

        // then nothing is decided
        assertThat(machine.lastRecords()).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldNotCountVotesOfAnotherAttemptRule10() {
        // given a second attempt, after the first died
        Attempt first = attempt(submit(transfer, 1));
        vote(0, first, Ballot.YES);
        vote(1, first, Ballot.DIE);
        Attempt second = attempt(machine.pass(100));

        // when yes votes of the first arrive beside one of the second
        vote(1, second, Ballot.YES);
        List<Message> sent = vote(0, first, Ballot.YES);

        // then it is told that the first is aborted, and nothing is committed
        assertThat(decisions(sent)).containsExactly(false);
        assertThat(machine.lastRecords()).isEmpty();
        assertThat(outcomes(vote(0, second, Ballot.YES))).containsExactly(Outcome.COMMITTED);
    }

    @Test
    void shouldRunAgainByItselfWhenItDiesRule2() {
        // when one shard lets it die
        Attempt first = attempt(submit(transfer, 1));
        List<Message> sent = vote(1, first, Ballot.DIE);

        // then the other one is released, the client hears nothing, and the same id is prepared again
        assertThat(decisions(sent)).containsExactly(false);
        assertThat(outcomes(sent)).isEmpty();
        Attempt second = attempt(machine.pass(100));
        assertThat(first.isBefore(second)).isTrue();
    }

    @Test
    void shouldRecordFinalRejectionRule12() {
        // when one shard refuses for good
        Attempt attempt = attempt(submit(transfer, 1));
        Outcome refusal = new Outcome.Rejected(RejectionCode.INSUFFICIENT_FUNDS, 0);
        List<Message> sent = vote(0, attempt, new Ballot.No(RejectionCode.INSUFFICIENT_FUNDS, 0));

        // then that is the outcome, also after a crash
        assertThat(outcomes(sent)).containsExactly(refusal);
        assertThat(machine.lastRecords()).singleElement().isInstanceOf(CoordinatorRecord.Decided.class);
        machine.restart();
        assertThat(outcomes(submit(transfer, 2))).containsExactly(refusal);
    }

    @Test
    void shouldGiveBackWhatStaysUndecidedAndNotRecordItRule4() {
        // given a shard that does not vote
        Attempt attempt = attempt(submit(transfer, 1));
        vote(0, attempt, Ballot.YES);

        // when its time is up
        List<Message> sent = machine.pass(4_000);

        // then the prepare was sent again meanwhile, it is retryable, and a retry begins anew
        assertThat(sent).filteredOn(Prepare.class::isInstance).hasSize(3);
        assertThat(outcomes(sent)).containsExactly(Outcome.retryable(RetryableCode.TIMED_OUT));
        assertThat(decisions(sent)).containsExactly(false, false);
        assertThat(machine.lastRecords()).isEmpty();
        assertThat(submit(transfer, 2)).hasAtLeastOneElementOfType(Prepare.class);
    }

    @Test
    void shouldResendCommitUntilEveryParticipantHasAppliedRule16() {
        // given a commit that one shard has applied
        commit();
        Attempt attempt = ((CoordinatorRecord.Decided) machine.lastRecords().get(0)).attempt();
        applied(0, attempt);

        // when time passes, and the coordinator crashes
        List<Message> later = machine.pass(1_000);
        List<Message> restarted = machine.restart();
        applied(0, attempt);
        List<Message> afterAll = applied(1, attempt);

        // then the other one is told again, and after a crash both, until all have applied
        assertThat(decisions(later)).containsExactly(true);
        assertThat(decisions(restarted)).containsExactly(true, true);
        assertThat(afterAll).isEmpty();
        assertThat(machine.lastRecords()).containsExactly(new CoordinatorRecord.Delivered(transfer.id()));
        assertThat(machine.pass(60_000)).isEmpty();
        assertThat(machine.restart()).isEmpty();
    }

    @Test
    void shouldNotForgetCommitBeforeEveryParticipantHasAppliedRule16() {
        // given a commit that one shard has not applied
        commit();
        Attempt attempt = ((CoordinatorRecord.Decided) machine.lastRecords().get(0)).attempt();
        applied(0, attempt);

        // when ids of hours later are decided and the boundary would pass it
        machine.pass(2 * HOUR_MS);
        Transaction later = new Transaction(TxId.of(machine.nowMs(), 1, 9), transfer.steps());
        Attempt laterAttempt = attempt(submit(later, 3));
        machine.step(new Votes(0, List.of(new Vote(later.id(), laterAttempt, new Ballot.No(RejectionCode.GUARD_FAILED, 0)))));
        machine.pass(HOUR_MS / 10);
        machine.checkpoint();
        machine.restart();

        // then the shard in doubt still hears commit
        assertThat(decisions(inquire(1, attempt))).containsExactly(true);

        // and once it has applied, the outcome is purged
        applied(0, attempt);
        applied(1, attempt);
        machine.pass(HOUR_MS / 10);
        assertThat(outcomes(submit(transfer, 4))).containsExactly(Outcome.rejected(RejectionCode.TX_EXPIRED));
    }

    @Test
    void shouldAbortUndecidedAttemptsOfEarlierEpochsRule14() {
        // given an undecided attempt
        Attempt attempt = attempt(submit(transfer, 1));
        vote(0, attempt, Ballot.YES);
        assertThat(inquire(0, attempt)).isEmpty();

        // when the coordinator crashes, and the shard asks; and the last vote comes late
        machine.restart();

        // then it is aborted, for good
        assertThat(decisions(inquire(0, attempt))).containsExactly(false);
        assertThat(decisions(vote(1, attempt, Ballot.YES))).containsExactly(false);
    }

    @Test
    void shouldNotAnswerAboutEpochsAfterItsOwnRule19() {
        assertThat(inquire(0, new Attempt(0, 99, 1))).isEmpty();
    }

    @Test
    void shouldJoinRetriesAndRefuseOtherContentRule8() {
        // given a running attempt
        Attempt attempt = attempt(submit(transfer, 1));

        // when the same comes again, again, once too often, and with other content
        List<Message> joined = submit(transfer, 2);
        List<Message> tooMany = submit(transfer, 3);
        List<Message> other = submit(transfer(1, 6), 4);

        // then the first two share one outcome
        assertThat(joined).isEmpty();
        assertThat(outcomes(tooMany)).containsExactly(Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
        assertThat(outcomes(other)).containsExactly(Outcome.retryable(RetryableCode.ID_IN_USE));
        vote(0, attempt, Ballot.YES);
        assertThat(outcomes(vote(1, attempt, Ballot.YES))).containsExactly(Outcome.COMMITTED, Outcome.COMMITTED);
        assertThat(outcomes(submit(transfer(1, 6), 5))).containsExactly(Outcome.rejected(RejectionCode.TX_ID_REUSED));
    }

    @Test
    void shouldAdmitNothingAtItsLimit() {
        // given as many as may be active
        submit(transfer(1, 5), 1);
        submit(transfer(2, 5), 2);
        submit(transfer(3, 5), 3);

        // when another comes
        List<Message> sent = submit(transfer(4, 5), 4);

        // then it is refused before anything was sent for it
        assertThat(sent).hasSize(1);
        assertThat(outcomes(sent)).containsExactly(Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
    }

    @Test
    void shouldCancelOnlyWhenEveryShardHasBarredTheIdRule9() {
        // given a cancellation of a transaction that is being prepared
        Attempt attempt = attempt(submit(transfer, 1));
        vote(0, attempt, Ballot.YES);
        List<Message> began = machine.step(new Cancel(transfer.id(), new ReplyTo(machine.party(), 2)));

        // when both shards have barred it
        List<Message> half = machine.step(new Barred(0, List.of(new Barred.Item(transfer.id(), null))));
        List<Message> all = machine.step(new Barred(1, List.of(new Barred.Item(transfer.id(), null))));

        // then the attempt was aborted, and submitter and canceller hear it, durably
        assertThat(decisions(began)).containsExactly(false, false);
        assertThat(began).filteredOn(Bar.class::isInstance).hasSize(2);
        assertThat(half).isEmpty();
        assertThat(all).contains(new CancelResult(2, null));
        assertThat(outcomes(all)).containsExactly(Outcome.rejected(RejectionCode.CANCELLED));
        machine.restart();
        assertThat(outcomes(submit(transfer, 3))).containsExactly(Outcome.rejected(RejectionCode.CANCELLED));
    }

    @Test
    void shouldGiveUpCancellationWhenShardIsAwayRule4() {
        // given as many cancellations as may be active, and a shard that does not answer
        for (int i = 0; i < 3; i++) {
            machine.step(new Cancel(TxId.of(START_MS, 3, i), new ReplyTo(machine.party(), i)));
        }

        // when their time is up
        List<Message> sent = machine.pass(4_000);

        // then they are given back, and others are admitted again
        assertThat(sent).filteredOn(CancelResult.class::isInstance)
                .extracting(result -> ((CancelResult) result).outcome())
                .containsExactly(timedOut(), timedOut(), timedOut());
        assertThat(submit(transfer, 9)).hasAtLeastOneElementOfType(Prepare.class);
    }

    private static Outcome timedOut() {
        return Outcome.retryable(RetryableCode.TIMED_OUT);
    }

    @Test
    void shouldNotTakeOneBarForCancellationRule9() {
        // given an id that a cancellation found executed on shard 0, after it had barred shard 1
        Attempt attempt = attempt(submit(transfer, 1));

        // when other content under it meets the bar
        List<Message> sent = vote(1, attempt, new Ballot.No(RejectionCode.CANCELLED, Outcome.WHOLE_TRANSACTION));
        List<Message> answered = machine.step(new Barred(0, List.of(new Barred.Item(transfer.id(), Outcome.COMMITTED))));

        // then all shards are asked before anything is said, and it is told apart from a cancellation
        assertThat(sent).filteredOn(Bar.class::isInstance).hasSize(2);
        assertThat(outcomes(answered)).containsExactly(Outcome.rejected(RejectionCode.TX_ID_REUSED));
    }

    @Test
    void shouldNotCallExpiredIdReusedRule8() {
        // given a cancellation of a running transaction
        submit(transfer, 1);
        machine.step(new Cancel(transfer.id(), new ReplyTo(machine.party(), 2)));

        // when a shard's memory begins after that id
        Outcome expired = Outcome.rejected(RejectionCode.TX_EXPIRED);
        List<Message> sent = machine.step(new Barred(1, List.of(new Barred.Item(transfer.id(), expired))));

        // then that is what both hear
        assertThat(outcomes(sent)).containsExactly(expired);
        assertThat(sent).contains(new CancelResult(2, expired));
    }

    @Test
    void shouldNotCancelWhatWasDecidedRule9() {
        // given a commit, here and one on a shard alone
        commit();
        TxId elsewhere = TxId.of(START_MS, 2, 2);

        // when both are cancelled
        List<Message> here = machine.step(new Cancel(transfer.id(), new ReplyTo(machine.party(), 2)));
        machine.step(new Cancel(elsewhere, new ReplyTo(machine.party(), 3)));
        List<Message> there = machine.step(new Barred(1, List.of(new Barred.Item(elsewhere, Outcome.COMMITTED))));

        // then the outcome is told instead
        assertThat(here).containsExactly(new CancelResult(2, Outcome.COMMITTED));
        assertThat(there).containsExactly(new CancelResult(3, Outcome.COMMITTED));
    }
}
