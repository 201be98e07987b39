package io.weft.simulator.coverage;

import static io.weft.simulator.coverage.Script.CONTENT;
import static io.weft.simulator.coverage.Script.TX;
import static io.weft.simulator.coverage.Script.attempt;
import static io.weft.simulator.coverage.Script.outcome;
import static io.weft.simulator.coverage.Script.replyTo;
import static io.weft.simulator.coverage.Script.submit;
import static io.weft.simulator.coverage.Script.toClient;
import static io.weft.simulator.coverage.Script.toCoordinator;
import static io.weft.simulator.coverage.Script.toShard;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.AssetStandings.Standing;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.shard.ShardRecord;
import io.weft.protocol.shard.ShardRecord.Executed;
import io.weft.protocol.shard.ShardRecord.HoldsExpired;
import io.weft.protocol.shard.ShardRecord.Prepared;
import io.weft.simulator.entity.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardWatchTest {

    private static final Attempt FIRST = attempt(1, 1);
    private static final Attempt SECOND = attempt(1, 2);
    private static final AccountId ACCOUNT = new AccountId(0, 0, 1);
    private static final AssetId ASSET = new AssetId(ACCOUNT, 1);

    private final Script script = new Script(EntityId.shard(0));

    @Test
    void shouldFollowAPrepareThatIsGrantedAndCommitted() {
        // when
        script.step(1, prepare(FIRST), List.of(prepared(FIRST)), vote(FIRST, Ballot.YES)).step(prepare(FIRST), vote(FIRST, Ballot.YES));
        script.tick(inquiry(FIRST)).tick(inquiry(FIRST));
        script.step(bar());
        script.step(1, decide(FIRST, true), List.of(new ShardRecord.Committed(TX, FIRST)), applied()).step(decide(FIRST, true), applied());
        script.step(prepare(FIRST));

        // then
        script.shouldHaveReached(Transition.PREPARE_GRANTED, Transition.PREPARE_VOTES_AGAIN, Transition.ASKS, Transition.ASKS_AGAIN,
                Transition.BAR_IN_DOUBT, Transition.COMMIT_APPLIED, Transition.COMMIT_APPLIED_BEFORE, Transition.PREPARE_APPLIED);
    }

    @Test
    void shouldFollowAPrepareThatWaits() {
        // when it is granted in the course of a tick, and aborted for a newer attempt, whose elder then comes late
        script.step(prepare(FIRST)).step(prepare(FIRST)).step(1, null, List.of(prepared(FIRST)), vote(FIRST, Ballot.YES));
        script.step(1, prepare(SECOND), List.of(new ShardRecord.Aborted(TX, FIRST)));
        script.step(prepare(FIRST)).step(decide(SECOND, false)).step(decide(SECOND, false));

        // then
        script.shouldHaveReached(Transition.PREPARE_WAITS, Transition.PREPARE_WAITS_ALREADY, Transition.WAITER_PREPARED,
                Transition.PREPARE_NEWER_ATTEMPT, Transition.PREPARE_WAITS, Transition.PREPARE_OLDER_WAITS, Transition.ABORT_WAITING,
                Transition.ABORT_NOTHING);
    }

    @Test
    void shouldTellTheEndsOfAWaitFromOneAnother() {
        // when
        script.step(prepare(FIRST)).tick(vote(FIRST, Ballot.DIE));
        script.step(prepare(FIRST)).step(decide(attempt(9, 9), false), vote(FIRST, Ballot.DIE));
        script.step(prepare(FIRST)).step(decide(attempt(9, 9), false), vote(FIRST, new Ballot.No(RejectionCode.GUARD_FAILED, 0)));
        script.step(prepare(FIRST)).step(1, bar(), List.of(new ShardRecord.Barred(TX)), barred(null)).step(bar(), barred(null));

        // then
        script.shouldHaveReached(Transition.PREPARE_WAITS, Transition.WAITER_TIMED_OUT, Transition.PREPARE_WAITS, Transition.WAITER_DIES,
                Transition.PREPARE_WAITS, Transition.WAITER_REFUSED, Transition.PREPARE_WAITS, Transition.BAR_DROPS_VOTE,
                Transition.BAR_AGAIN, Transition.ABORT_NOTHING, Transition.ABORT_NOTHING);
        assertThat(script.reached().count(Refusals.OF_A_PREPARE, RejectionCode.GUARD_FAILED)).isOne();
    }

    @Test
    void shouldKnowAfterRecoveryWhatIsInDoubt() {
        // when
        script.step(2, null, List.of(), inquiry(FIRST)).step(2, null, List.of(), inquiry(FIRST));
        script.step(2, decide(FIRST, true), List.of(new ShardRecord.Committed(TX, FIRST)), applied());
        script.step(3, null, List.of()).step(3, prepare(FIRST), List.of());

        // then
        script.shouldHaveReached(Transition.RECOVERS_IN_DOUBT, Transition.ASKS_AGAIN, Transition.COMMIT_APPLIED,
                Transition.SHARD_RECOVERS, Transition.PREPARE_APPLIED);
    }

    @Test
    void shouldFollowATransactionOfOneShard() {
        // when it waits, is joined, and is executed by a step that is about another one
        script.step(submit(1)).step(submit(2)).step(submit(2)).step(prepare(FIRST), vote(FIRST, Ballot.DIE));
        script.step(1, decide(FIRST, false), List.of(new Executed(TX, CONTENT, List.of())), outcome(1, Outcome.COMMITTED),
                outcome(2, Outcome.COMMITTED));
        script.step(submit(3), outcome(3, Outcome.COMMITTED)).step(bar(), barred(Outcome.COMMITTED));

        // then
        script.shouldHaveReached(Transition.EXECUTE_WAITS, Transition.EXECUTE_JOINS, Transition.EXECUTE_DOUBLED,
                Transition.PREPARE_OTHER_CONTENT, Transition.ABORT_NOTHING, Transition.WAITER_EXECUTED,
                Transition.EXECUTE_KNOWN_COMMITTED, Transition.BAR_EXECUTED);
    }

    @Test
    void shouldTellWhetherAHoldWasBusy() {
        // when
        HoldsExpired expired = new HoldsExpired(List.of(), 1);
        script.step(1, null, List.of(expired));
        script.step(1, decide(FIRST, false), List.of(new ShardRecord.Aborted(TX, FIRST), expired));

        // then
        script.shouldHaveReached(Transition.HOLD_EXPIRED, Transition.HOLD_EXPIRED_LATE, Transition.ABORT_NOTHING);
    }

    @Test
    void shouldTellAnOldAnswerAboutAnAssetFromOneThatCounts() {
        // when a transaction waits since the second question
        script.step(prepare(FIRST), ask(1)).tick(ask(2)).step(prepare(SECOND), ask(3));
        script.step(standing(0, Standing.ABSENT)).step(standing(2, Standing.ABSENT));
        script.step(standing(3, Standing.UNDECIDED), vote(SECOND, Ballot.DIE));
        script.step(standing(3, Standing.EXISTS));

        // then
        script.shouldHaveReached(Transition.PREPARE_WAITS, Transition.ASSET_ASKED, Transition.ASSET_ASKED_AGAIN,
                Transition.PREPARE_NEWER_WAITS, Transition.PREPARE_WAITS, Transition.ASSET_ASKED,
                Transition.ASSET_STALE_OF_OLD_OWNER, Transition.ASSET_STALE, Transition.ASSET_UNDECIDED_DIES, Transition.ASSET_UNWANTED);
    }

    @Test
    void shouldFollowReads() {
        // when
        script.step(read(1, ReadMode.EXACT), shown(1)).step(read(2, ReadMode.EXACT));
        script.step(read(3, ReadMode.LATEST)).step(read(4, ReadMode.LATEST));
        script.step(decide(FIRST, false), shown(2), shown(3), shown(4));

        // then
        script.shouldHaveReached(Transition.READ_AT_ONCE, Transition.READ_WAITS, Transition.LATEST_WAITS, Transition.LATEST_WAITS,
                Transition.ABORT_NOTHING, Transition.READ_WAITED, Transition.LATEST_WAITED, Transition.LATEST_WAITED,
                Transition.LATEST_TOGETHER);
    }

    private static Prepare prepare(Attempt attempt) {
        return new Prepare(List.of(new Prepare.Item(TX, CONTENT, attempt, List.of())));
    }

    private static Prepared prepared(Attempt attempt) {
        return new Prepared(TX, CONTENT, attempt, List.of());
    }

    private static Decide decide(Attempt attempt, boolean commit) {
        return new Decide(List.of(new Decide.Item(TX, attempt, commit)));
    }

    private static Bar bar() {
        return new Bar(0, List.of(TX));
    }

    private static Sent barred(Outcome executed) {
        return toCoordinator(new Barred(0, List.of(new Barred.Item(TX, executed))));
    }

    private static Sent vote(Attempt attempt, Ballot ballot) {
        return toCoordinator(new Votes(0, List.of(new Vote(TX, attempt, ballot))));
    }

    private static Sent applied() {
        return toCoordinator(new Applied(0, List.of(new Applied.Item(TX, FIRST))));
    }

    private static Sent inquiry(Attempt attempt) {
        return toCoordinator(new Inquire(0, List.of(new Inquire.Item(TX, attempt))));
    }

    private static Sent ask(long question) {
        return toShard(1, new AskAssets(0, List.of(new AskAssets.Item(ASSET, question))));
    }

    private static AssetStandings standing(long question, Standing standing) {
        return new AssetStandings(List.of(new AssetStandings.Item(ASSET, question, standing)));
    }

    private static ReadAccount read(long requestId, ReadMode mode) {
        return new ReadAccount(ACCOUNT, mode, replyTo(requestId));
    }

    private static Sent shown(long requestId) {
        return toClient(new AccountState(requestId, false, false, false, List.of(), List.of()));
    }
}
