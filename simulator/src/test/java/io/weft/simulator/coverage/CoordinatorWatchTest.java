package io.weft.simulator.coverage;

import static io.weft.simulator.coverage.Script.CONTENT;
import static io.weft.simulator.coverage.Script.TX;
import static io.weft.simulator.coverage.Script.attempt;
import static io.weft.simulator.coverage.Script.outcome;
import static io.weft.simulator.coverage.Script.replyTo;
import static io.weft.simulator.coverage.Script.submit;
import static io.weft.simulator.coverage.Script.toClient;
import static io.weft.simulator.coverage.Script.toShard;

import io.weft.protocol.coordinator.CoordinatorRecord;
import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.simulator.entity.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinatorWatchTest {

    private static final Attempt FIRST = attempt(1, 1);
    private static final Attempt SECOND = attempt(1, 2);

    private final Script script = new Script(EntityId.coordinator(0));

    @Test
    void shouldFollowATransactionThatCommits() {
        // when
        script.step(submit(1), prepare(0, FIRST), prepare(1, FIRST));
        script.step(submit(2)).step(submit(2));
        script.step(vote(0, FIRST, Ballot.YES)).step(vote(0, FIRST, Ballot.YES));
        script.step(1, vote(1, FIRST, Ballot.YES), List.of(committed()), decide(0, FIRST, true), decide(1, FIRST, true));
        script.step(vote(1, FIRST, Ballot.YES), decide(1, FIRST, true));
        script.tick(decide(0, FIRST, true));
        script.step(applied(0)).step(1, applied(1), List.of(new CoordinatorRecord.Delivered(TX))).step(applied(1));

        // then
        script.shouldHaveReached(Transition.SUBMIT_ADMITTED, Transition.SUBMIT_JOINS_PREPARING, Transition.SUBMIT_DOUBLED,
                Transition.VOTE_COUNTED, Transition.VOTE_REPEATED, Transition.VOTE_LAST, Transition.LATE_YES_COMMITTED,
                Transition.COMMIT_AGAIN, Transition.APPLIED_BY_ONE, Transition.APPLIED_BY_ALL, Transition.APPLIED_AGAIN);
    }

    @Test
    void shouldFollowATransactionThatDiesAndRunsAgainUntilItsTimeIsUp() {
        // when
        script.step(submit(1), prepare(0, FIRST));
        script.step(vote(0, FIRST, Ballot.DIE));
        script.step(submit(2)).step(vote(1, FIRST, Ballot.YES), decide(1, FIRST, false));
        script.tick(prepare(0, SECOND)).tick(prepare(0, SECOND));
        script.step(vote(1, FIRST, Ballot.DIE));
        script.tick(outcome(1, Outcome.retryable(RetryableCode.TIMED_OUT)), outcome(2, Outcome.retryable(RetryableCode.TIMED_OUT)));

        // then
        script.shouldHaveReached(Transition.SUBMIT_ADMITTED, Transition.VOTE_DIE, Transition.SUBMIT_JOINS_BACKING_OFF,
                Transition.LATE_YES_ABORTED, Transition.NEXT_ATTEMPT, Transition.PREPARES_AGAIN, Transition.LATE_NO,
                Transition.PREPARING_TIMED_OUT);
    }

    @Test
    void shouldFollowACancellationToItsEnd() {
        // when
        Decided cancelled = new Decided(TX, CONTENT, null, List.of(), Outcome.rejected(RejectionCode.CANCELLED));
        script.step(submit(1), prepare(0, FIRST));
        script.step(new Cancel(TX, replyTo(2)), bar()).step(new Cancel(TX, replyTo(3))).tick(bar());
        script.step(barred(0, null)).step(1, barred(1, null), List.of(cancelled), toClient(new CancelResult(2, null)));
        script.step(barred(1, null)).step(new Cancel(TX, replyTo(4)), toClient(new CancelResult(4, null)));

        // then
        script.shouldHaveReached(Transition.SUBMIT_ADMITTED, Transition.CANCEL_PREPARING, Transition.CANCEL_JOINS,
                Transition.BARS_AGAIN, Transition.BARRED_BY_ONE, Transition.BARRED_BY_ALL, Transition.BAR_LATE,
                Transition.CANCEL_CANCELLED);
    }

    @Test
    void shouldTellCancellationsThatMeetAnOutcomeFromOneAnother() {
        // when no content came here, and when another one did
        script.step(new Cancel(TX, replyTo(1)), bar()).step(barred(0, Outcome.COMMITTED), toClient(new CancelResult(1, Outcome.COMMITTED)));
        script.step(submit(2), prepare(0, FIRST)).step(vote(0, FIRST, new Ballot.No(RejectionCode.CANCELLED, -1)), bar());
        script.step(1, barred(0, Outcome.COMMITTED), List.of(new Decided(TX, CONTENT, null, List.of(),
                Outcome.rejected(RejectionCode.TX_ID_REUSED))));

        // then
        script.shouldHaveReached(Transition.CANCEL_UNKNOWN, Transition.BAR_MET_OUTCOME, Transition.SUBMIT_ADMITTED,
                Transition.VOTE_NO_CANCELLED, Transition.BAR_MET_OTHER_CONTENT);
    }

    @Test
    void shouldTellWhatIsSaidOfOneContentFromWhatIsSaidOfTheId() {
        // when a content was refused because a shard has executed another one, and a client asks, and one cancels
        script.step(submit(1), prepare(0, FIRST)).step(1, vote(0, FIRST, new Ballot.No(RejectionCode.TX_ID_REUSED, -1)),
                List.of(new Decided(TX, CONTENT, null, List.of(), Outcome.rejected(RejectionCode.TX_ID_REUSED))));
        script.step(find(2), notFound(2));
        script.step(new Cancel(TX, replyTo(3)), bar()).step(barred(0, Outcome.COMMITTED), toClient(new CancelResult(3, Outcome.COMMITTED)));
        // and when that is forgotten
        script.step(1, null, List.of(new CoordinatorRecord.Purged(TX.timeMs() + 1))).step(find(4), notFound(4));

        // then
        script.shouldHaveReached(Transition.SUBMIT_ADMITTED, Transition.VOTE_NO, Transition.FOUND_REFUSED_CONTENT,
                Transition.CANCEL_REFUSED_CONTENT, Transition.BAR_MET_OUTCOME_AGAIN, Transition.OUTCOMES_PURGED, Transition.FOUND_NOTHING);
    }

    @Test
    void shouldTellEpochsFromOneAnother() {
        // when another epoch begins, with a commit to deliver, and forgets what was undecided
        script.step(2, null, List.of(), decide(0, FIRST, true));
        script.step(2, vote(0, SECOND, Ballot.YES), List.of(), decide(0, SECOND, false));
        script.step(2, inquiry(SECOND), List.of(), decide(0, SECOND, false));
        script.step(2, inquiry(FIRST), List.of(), decide(0, FIRST, true));
        script.step(2, null, List.of(), decide(0, FIRST, true));
        // and its zombie hears of the new one's attempts
        script.step(vote(0, attempt(2, 1), Ballot.YES)).step(inquiry(attempt(2, 1)));

        // then
        script.shouldHaveReached(Transition.RECOVERS_UNDELIVERED, Transition.LATE_YES_OLD_EPOCH,
                Transition.INQUIRY_ABORTED_OLD_EPOCH, Transition.INQUIRY_COMMITTED_OLD_EPOCH, Transition.COMMIT_AGAIN_OLD_EPOCH,
                Transition.LATE_YES_NEW_EPOCH, Transition.INQUIRY_NEW_EPOCH);
    }

    @Test
    void shouldTellRefusalsOfASubmissionFromOneAnother() {
        // when
        script.step(submit(1), outcome(1, Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED)));
        script.step(submit(1), outcome(1, Outcome.rejected(RejectionCode.TX_EXPIRED)));
        script.step(submit(1), outcome(1, Outcome.rejected(RejectionCode.TX_ID_REUSED)));
        script.step(submit(1), prepare(0, FIRST)).step(submit(2), outcome(2, Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED)));

        // then an id that was reused may be the stored outcome, unless its content is known to be another one
        script.shouldHaveReached(Transition.SUBMIT_NO_ROOM, Transition.SUBMIT_TOO_OLD, Transition.SUBMIT_KNOWN_REJECTED,
                Transition.SUBMIT_ADMITTED, Transition.SUBMIT_JOIN_NO_ROOM);
    }

    private static FindTransaction find(long requestId) {
        return new FindTransaction(TX, replyTo(requestId));
    }

    private static Sent notFound(long requestId) {
        return toClient(new Found(requestId, Found.State.NOT_FOUND, null));
    }

    private static Sent prepare(int shard, Attempt attempt) {
        return toShard(shard, new Prepare(List.of(new Prepare.Item(TX, CONTENT, attempt, List.of()))));
    }

    private static Sent decide(int shard, Attempt attempt, boolean commit) {
        return toShard(shard, new Decide(List.of(new Decide.Item(TX, attempt, commit))));
    }

    private static Sent bar() {
        return toShard(0, new Bar(0, List.of(TX)));
    }

    private static Votes vote(int shard, Attempt attempt, Ballot ballot) {
        return new Votes(shard, List.of(new Vote(TX, attempt, ballot)));
    }

    private static Applied applied(int shard) {
        return new Applied(shard, List.of(new Applied.Item(TX, FIRST)));
    }

    private static Inquire inquiry(Attempt attempt) {
        return new Inquire(0, List.of(new Inquire.Item(TX, attempt)));
    }

    private static Barred barred(int shard, Outcome executed) {
        return new Barred(shard, List.of(new Barred.Item(TX, executed)));
    }

    private static Decided committed() {
        return new Decided(TX, CONTENT, FIRST, List.of(0, 1), Outcome.COMMITTED);
    }
}
