package io.weft.simulator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.ShardRecord;
import io.weft.simulator.audit.Finding;
import io.weft.simulator.entity.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All want the same account for themselves, on the only shard. */
class QueuesTest {

    private static final EntityId SHARD = EntityId.shard(0);
    private static final Party CLIENT = new Party() { };
    private static final AccountId ACCOUNT = new AccountId(0, 0, 1);
    private static final AssetId ASSET = new AssetId(new AccountId(0, 0, 2), 1);
    private static final TxId OLD = TxId.of(1_000, 1, 1);
    private static final TxId MIDDLE = TxId.of(2_000, 1, 1);
    private static final TxId YOUNG = TxId.of(3_000, 1, 1);
    private static final List<Step> CHANGE = List.of(new Step.SetFlags(ACCOUNT, true, false));
    private static final List<Step> CHANGE_BACK = List.of(new Step.SetFlags(ACCOUNT, false, false));

    private final Queues queues = new Queues(new Placement(new ClusterIdentity(1, 1, 1, 2)));

    @Test
    void shouldFindThatAnOlderOneIsOvertaken() {
        // given
        step(submit(OLD, CHANGE, 1));

        // when, then
        assertThat(step(submit(YOUNG, CHANGE, 2), List.of(executed(YOUNG, CHANGE)), committed(2))).isPresent();
    }

    @Test
    void shouldFindThatAParticipantWaitsBehindAnOlderOne() {
        // given
        step(prepare(OLD, 1));

        // when, then
        assertThat(step(prepare(YOUNG, 2))).isPresent();
    }

    @Test
    void shouldNotTakeATryThatIsTurnedAwayForAnAnswerToTheOthers() {
        // given one that waits, another content under its id, and a try too many
        step(submit(OLD, CHANGE, 1));
        step(submit(OLD, CHANGE_BACK, 2), List.of(), outcome(2, Outcome.retryable(RetryableCode.ID_IN_USE)));
        step(submit(OLD, CHANGE, 3), List.of(), outcome(3, Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED)));

        // when, then
        assertThat(step(submit(YOUNG, CHANGE, 4), List.of(executed(YOUNG, CHANGE)), committed(4))).isPresent();
    }

    @Test
    void shouldTakeItForAnsweredWhenAllItsTriesAre() {
        // given
        step(submit(OLD, CHANGE, 1));
        step(submit(OLD, CHANGE, 2));
        Outcome timedOut = Outcome.retryable(RetryableCode.TIMED_OUT);
        step(null, List.of(), outcome(1, timedOut), outcome(2, timedOut));

        // when, then
        assertThat(step(submit(YOUNG, CHANGE, 3), List.of(executed(YOUNG, CHANGE)), committed(3))).isEmpty();
    }

    @Test
    void shouldNotTakeTheDeathOfAnotherContentForAnAnswer() {
        // given
        step(submit(OLD, CHANGE, 1));
        step(prepare(OLD, 5), List.of(), vote(OLD, 5, Ballot.DIE));

        // when, then
        assertThat(step(submit(YOUNG, CHANGE, 2), List.of(executed(YOUNG, CHANGE)), committed(2))).isPresent();
    }

    @Test
    void shouldMatchVotesOnTheirAttemptRule10() {
        // given an attempt that waits, and a vote on the one before
        step(prepare(OLD, 2));
        step(null, List.of(), vote(OLD, 1, Ballot.DIE));

        // when, then
        assertThat(step(prepare(YOUNG, 3))).isPresent();
    }

    @Test
    void shouldLookAtEachNewAttempt() {
        // given one that waits, and then an older one that waits for the same
        step(prepare(YOUNG, 1));
        assertThat(step(prepare(OLD, 2))).isEmpty();

        // when, then
        assertThat(step(prepare(YOUNG, 1))).isEmpty();
        assertThat(step(prepare(YOUNG, 3))).isPresent();
    }

    @Test
    void shouldNotTakeTheEndOfAnOlderAttemptForAnAnswerToTheNewer() {
        // given one that was prepared, and whose next attempt waits
        step(prepare(OLD, 1), List.of(prepared(OLD, 1)), vote(OLD, 1, Ballot.YES));
        step(prepare(OLD, 2), List.of(new ShardRecord.Aborted(OLD, attempt(1))));

        // when, then
        assertThat(step(prepare(YOUNG, 3))).isPresent();
    }

    @Test
    void shouldForgetAnAttemptForWhichANewerOneCame() {
        // given two attempts in one message, of which the newer one dies
        step(new Prepare(List.of(item(OLD, 1), item(OLD, 2))), List.of(), vote(OLD, 2, Ballot.DIE));

        // when, then
        assertThat(step(prepare(YOUNG, 3))).isEmpty();
    }

    /** Seeds 10071532 and 10127395. */
    @Test
    void shouldNotBelieveThatALatePrepareWaitsThatFoundANewerAttempt() {
        // given a second attempt that waits
        step(prepare(OLD, 2, CHANGE.get(0)));

        // when the first comes late, and in the same step the second dies
        step(prepare(OLD, 1, CHANGE.get(0)), List.of(), vote(OLD, 2, Ballot.DIE));

        // then nobody waits
        step(submit(YOUNG, CHANGE, 1));
        assertThat(step(null, List.of(executed(YOUNG, CHANGE)))).isEmpty();
    }

    @Test
    void shouldNotBeSureOfAnAttemptThatCameTwiceInOneMessage() {
        // given one that was refused, and waits since it came again behind it in the same message
        step(new Prepare(List.of(item(MIDDLE, 1), item(MIDDLE, 1))), List.of(), vote(MIDDLE, 1, Ballot.DIE));
        step(prepare(OLD, 2));

        // when, then
        assertThat(step(prepare(MIDDLE, 1))).isEmpty();
        assertThat(step(prepare(YOUNG, 3))).isPresent();
    }

    @Test
    void shouldKnowThatAShardHasNotToAskForItsOwnAssets() {
        // given
        step(prepare(OLD, 1));

        // when, then
        assertThat(step(prepare(YOUNG, 2, new Step.Transfer(ACCOUNT, ASSET.issuer(), ASSET, Quantity.ONE), CHANGE.get(0)))).isPresent();
    }

    private Optional<Finding> step(Message input) {
        return step(input, List.of());
    }

    private Optional<Finding> step(Message input, List<?> records, Message... sent) {
        return queues.stepped(SHARD, 1, input, records, Arrays.stream(sent).map(message -> new Sent(null, CLIENT, message)).toList());
    }

    private static Submit submit(TxId txId, List<Step> steps, long request) {
        Transaction transaction = new Transaction(txId, steps);
        return new Submit(List.of(new Submit.Item(transaction, Digest.of(transaction), new ReplyTo(CLIENT, request))));
    }

    private static Prepare prepare(TxId txId, long sequence, Step... steps) {
        return new Prepare(List.of(item(txId, sequence, steps)));
    }

    private static Prepare.Item item(TxId txId, long sequence, Step... steps) {
        List<Step> all = steps.length == 0 ? CHANGE : List.of(steps);
        List<Prepare.PlacedStep> placed = new ArrayList<>();
        all.forEach(step -> placed.add(new Prepare.PlacedStep(placed.size(), step)));
        return new Prepare.Item(txId, Digest.of(new Transaction(txId, all)), attempt(sequence), placed);
    }

    private static Attempt attempt(long sequence) {
        return new Attempt(0, 1, sequence);
    }

    private static ShardRecord executed(TxId txId, List<Step> steps) {
        return new ShardRecord.Executed(txId, Digest.of(new Transaction(txId, steps)), List.of());
    }

    private static ShardRecord prepared(TxId txId, long sequence) {
        return new ShardRecord.Prepared(txId, Digest.of(new Transaction(txId, CHANGE)), attempt(sequence), List.of());
    }

    private static Votes vote(TxId txId, long sequence, Ballot ballot) {
        return new Votes(0, List.of(new Vote(txId, attempt(sequence), ballot)));
    }

    private static Outcomes committed(long request) {
        return outcome(request, Outcome.COMMITTED);
    }

    private static Outcomes outcome(long request, Outcome outcome) {
        return new Outcomes(List.of(new Outcomes.Item(request, outcome)));
    }
}
