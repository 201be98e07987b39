package io.weft.simulator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.ReadHolds;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.simulator.entity.Sent;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An undecided transaction has 3 s, a cancellation as much again, bars go out every 300 ms, and a shard gives back after 2 s. */
class PatienceTest {

    private static final EntityId COORDINATOR = EntityId.coordinator(0);
    private static final EntityId SHARD = EntityId.shard(0);
    private static final Party CLIENT = new Party() { };
    private static final ReplyTo REPLY_TO = new ReplyTo(CLIENT, 7);
    private static final TxId TX = TxId.of(1_000, 1, 1);
    private static final int TICK_MS = 100;

    private final Patience patience = new Patience(Limits.of(false, false));

    @Test
    void shouldFindACancellationThatTakesLongerThanItsTime() {
        assertThat(firstFindingMs(COORDINATOR, new Cancel(TX, REPLY_TO), 0)).isBetween(3_300L + 500, 4_200L);
    }

    @Test
    void shouldLeaveATransactionTheTimeToBeCancelledInTheEnd() {
        assertThat(firstFindingMs(COORDINATOR, submit(), 0)).isBetween(6_300L + 500, 7_200L);
    }

    @Test
    void shouldFindAReadThatAShardDoesNotGiveBack() {
        assertThat(firstFindingMs(SHARD, new ReadHolds(Cast.account(0), null, 1, REPLY_TO), 0)).isBetween(2_500L, 2_900L);
    }

    @Test
    void shouldWaitOnceMoreForEachTimeThatAClockHasJumped() {
        assertThat(firstFindingMs(COORDINATOR, new Cancel(TX, REPLY_TO), 1)).isBetween(60_000L + 500 + 3_300, 60_000L + 4_600);
        assertThat(firstFindingMs(EntityId.coordinator(1), new Cancel(TX, REPLY_TO), 2)).isBetween(120_000L + 6_600, 120_000L + 8_000);
    }

    @Test
    void shouldNotForgiveAJumpFromBeforeTheRequest() {
        // given
        patience.stepped(COORDINATOR, 1, 0, null, List.of());
        patience.stepped(COORDINATOR, 1, 100_000, null, List.of());

        // when
        long foundMs = firstFindingMs(COORDINATOR, new Cancel(TX, REPLY_TO), 0, 100_000);

        // then
        assertThat(foundMs).isLessThan(104_300);
    }

    @Test
    void shouldCountFromTheFirstTimeThatARequestComes() {
        // given one that comes again when half of its time is over
        patience.stepped(COORDINATOR, 1, 0, new Cancel(TX, REPLY_TO), List.of());
        for (long nowMs = 0; nowMs < 2_000; nowMs += TICK_MS) {
            patience.stepped(COORDINATOR, 1, nowMs, null, List.of());
        }

        // when, then
        assertThat(firstFindingMs(COORDINATOR, new Cancel(TX, REPLY_TO), 0, 2_000)).isLessThan(4_300);
    }

    @Test
    void shouldBeContentWithAnAnswer() {
        // given
        patience.stepped(COORDINATOR, 1, 0, new Cancel(TX, REPLY_TO), List.of());

        // when
        patience.stepped(COORDINATOR, 1, 100, null, List.of(new Sent(null, CLIENT, new CancelResult(7, null))));

        // then
        for (long nowMs = 200; nowMs < 20_000; nowMs += TICK_MS) {
            assertThat(patience.stepped(COORDINATOR, 1, nowMs, null, List.of())).isEmpty();
        }
    }

    private static Submit submit() {
        Transaction transaction = new Transaction(TX, List.of(new Step.OpenAccount(Cast.account(0))));
        return new Submit(List.of(new Submit.Item(transaction, Digest.of(transaction), REPLY_TO)));
    }

    private long firstFindingMs(EntityId entity, Message request, int jumps) {
        return firstFindingMs(entity, request, jumps, 0);
    }

    /** Of a request that is never answered, with ticks all the time, but for jumps by a minute each in its first second. */
    private long firstFindingMs(EntityId entity, Message request, int jumps, long fromMs) {
        patience.stepped(entity, 1, fromMs, request, List.of());
        long jumpedMs = 0;
        for (long passedMs = TICK_MS; passedMs < 30_000; passedMs += TICK_MS) {
            jumpedMs += passedMs / TICK_MS <= jumps ? 60_000 : 0;
            long nowMs = fromMs + passedMs + jumpedMs;
            if (patience.stepped(entity, 1, nowMs, null, List.of()).isPresent()) {
                return nowMs;
            }
        }
        return Long.MAX_VALUE;
    }
}
