package io.weft.protocol.coordinator;

import static io.weft.protocol.coordinator.CoordinatorDriver.START_MS;
import static io.weft.protocol.coordinator.CoordinatorDriver.attempt;
import static io.weft.protocol.coordinator.CoordinatorDriver.decisions;
import static io.weft.protocol.coordinator.CoordinatorDriver.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cancelling an id, whatever its content: rule 9. */
class CancelTest {

    private final CoordinatorDriver coordinator = new CoordinatorDriver();

    @Test
    void shouldCancelOnlyWhenEveryShardHasBarredTheIdRule9() {
        // given a cancellation of a transaction that is being prepared
        Attempt attempt = attempt(coordinator.submit(coordinator.transfer, 1));
        coordinator.vote(0, attempt, Ballot.YES);
        List<Message> began = coordinator.cancel(coordinator.transfer.id(), 2);

        // when both shards have barred it
        List<Message> half = coordinator.barred(0, coordinator.transfer.id(), null);
        List<Message> all = coordinator.barred(1, coordinator.transfer.id(), null);

        // then the attempt was aborted, and submitter and canceller hear it, durably
        assertThat(decisions(began)).containsExactly(false, false);
        assertThat(began).filteredOn(Bar.class::isInstance).hasSize(2);
        assertThat(half).isEmpty();
        assertThat(all).contains(new CancelResult(2, null));
        assertThat(outcomes(all)).containsExactly(Outcome.rejected(RejectionCode.CANCELLED));
        coordinator.machine.restart();
        assertThat(outcomes(coordinator.submit(coordinator.transfer, 3)))
                .containsExactly(Outcome.rejected(RejectionCode.CANCELLED));
    }

    @Test
    void shouldGiveUpCancellationWhenShardIsAwayRule4() {
        // given as many cancellations as may be active, and a shard that does not answer
        for (int i = 0; i < 3; i++) {
            coordinator.cancel(TxId.of(START_MS, 3, i), i);
        }

        // when their time is up
        List<Message> sent = coordinator.machine.pass(4_000);

        // then they are given back, and others are admitted again
        assertThat(sent).filteredOn(CancelResult.class::isInstance)
                .extracting(result -> ((CancelResult) result).outcome())
                .containsExactly(timedOut(), timedOut(), timedOut());
        assertThat(coordinator.submit(coordinator.transfer, 9)).hasAtLeastOneElementOfType(Prepare.class);
    }

    private static Outcome timedOut() {
        return Outcome.retryable(RetryableCode.TIMED_OUT);
    }

    @Test
    void shouldNotTakeOneBarForCancellationRule9() {
        // given an id that a cancellation found executed on shard 0, after it had barred shard 1
        Attempt attempt = attempt(coordinator.submit(coordinator.transfer, 1));

        // when other content under it meets the bar
        List<Message> sent = coordinator.vote(1, attempt, new Ballot.No(RejectionCode.CANCELLED, Outcome.WHOLE_TRANSACTION));
        List<Message> answered = coordinator.barred(0, coordinator.transfer.id(), Outcome.COMMITTED);

        // then all shards are asked before anything is said, and it is told apart from a cancellation
        assertThat(sent).filteredOn(Bar.class::isInstance).hasSize(2);
        assertThat(outcomes(answered)).containsExactly(Outcome.rejected(RejectionCode.TX_ID_REUSED));
    }

    @Test
    void shouldRefuseOtherContentForGoodWhenItFindsTheIdExecutedRule8() {
        // given a running transaction, and a cancellation of its id
        coordinator.submit(coordinator.transfer, 1);
        coordinator.cancel(coordinator.transfer.id(), 2);

        // when a shard says that it has executed the id, and the coordinator crashes
        List<Message> sent = coordinator.barred(0, coordinator.transfer.id(), Outcome.COMMITTED);
        coordinator.machine.restart();
        List<Message> retried = coordinator.submit(coordinator.transfer, 3);

        // then the content that came here is refused, the same before and after, and the canceller hears of the other
        assertThat(sent).contains(new CancelResult(2, Outcome.COMMITTED));
        assertThat(outcomes(sent)).containsExactly(Outcome.rejected(RejectionCode.TX_ID_REUSED));
        assertThat(outcomes(retried)).containsExactly(Outcome.rejected(RejectionCode.TX_ID_REUSED));
    }

    @Test
    void shouldSpeakOfTheIdNotOfTheContentRefusedUnderItRule8() {
        // given a transaction that was refused because a shard alone has executed another one under its id
        TxId txId = coordinator.transfer.id();
        coordinator.submit(coordinator.transfer, 1);
        coordinator.cancel(txId, 2);
        coordinator.barred(0, txId, Outcome.COMMITTED);

        // when others ask for the id, and cancel it
        List<Message> found = coordinator.find(txId, 3);
        coordinator.cancel(txId, 4);
        List<Message> cancelled = coordinator.barred(0, txId, Outcome.COMMITTED);

        // then the search goes on, and the second canceller hears what the first has heard
        assertThat(found).contains(new Found(3, Found.State.NOT_FOUND, null));
        assertThat(cancelled).contains(new CancelResult(4, Outcome.COMMITTED));
        assertThat(outcomes(coordinator.submit(coordinator.transfer, 5)))
                .containsExactly(Outcome.rejected(RejectionCode.TX_ID_REUSED));
    }

    @Test
    void shouldNotCallExpiredIdReusedRule8() {
        // given a cancellation of a running transaction
        coordinator.submit(coordinator.transfer, 1);
        coordinator.cancel(coordinator.transfer.id(), 2);

        // when a shard's memory begins after that id
        Outcome expired = Outcome.rejected(RejectionCode.TX_EXPIRED);
        List<Message> sent = coordinator.barred(1, coordinator.transfer.id(), expired);

        // then that is what both hear
        assertThat(outcomes(sent)).containsExactly(expired);
        assertThat(sent).contains(new CancelResult(2, expired));
    }

    @Test
    void shouldNotCancelWhatWasDecidedRule9() {
        // given a commit, here and one on a shard alone
        coordinator.commit();
        TxId elsewhere = TxId.of(START_MS, 2, 2);

        // when both are cancelled
        List<Message> here = coordinator.cancel(coordinator.transfer.id(), 2);
        coordinator.cancel(elsewhere, 3);
        List<Message> there = coordinator.barred(1, elsewhere, Outcome.COMMITTED);

        // then the outcome is told instead
        assertThat(here).containsExactly(new CancelResult(2, Outcome.COMMITTED));
        assertThat(there).containsExactly(new CancelResult(3, Outcome.COMMITTED));
    }
}
