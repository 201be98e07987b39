package io.weft.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.node.testing.Api;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.Settings;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.Props;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the longest gap that there may be, 100 ms. */
class FlushGapTest {

    private static final long LONG_MS = 30_000;

    private final ActorTestKit testKit = ActorTestKit.create();
    private final FakeLedger ledger = new FakeLedger();
    private final Placement placement = new Placement(new ClusterIdentity(1, 1, 1, 2));
    private final Gateway gateway = Gateway.start(testKit.system(), Props.empty(), Settings.of("weft.gateway {",
            "lanes = 1, flush-gap-us = 100000 }").gateway(), placement, ledger, FakeLedger.Asker::new, error -> { });
    private final Sink sink = new Sink();

    @AfterEach
    void stop() {
        testKit.shutdownTestKit();
    }

    @Test
    void shouldKeepTheGap() {
        // given
        long beginNanos = System.nanoTime();
        execute(0);
        await().until(() -> ledger.sent().size() == 1);
        // when
        execute(1);
        execute(2);
        // then
        await().until(() -> ledger.sent().stream().mapToInt(sent -> ((Submit) sent.message()).items().size()).sum() == 3);
        assertThat(System.nanoTime() - beginNanos).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    }

    @Test
    void shouldGiveOutWhatHasComeBeforeItStops() throws InterruptedException {
        // given an answer that comes right after something has left
        ledger.decide(transaction -> Outcome.COMMITTED);
        execute(0);
        await().until(() -> gateway.inFlight() == 0);
        // when
        gateway.stop(LONG_MS);
        // then
        assertThat(sink.answered.get()).isEqualTo(1);
        assertThat(sink.unsent.get()).isZero();
    }

    private void execute(int account) {
        Transaction transaction = new Transaction(Api.modelTxId(account), List.of(new Step.OpenAccount(new AccountId(0, 0, account))));
        gateway.lane().execute(List.of(RoutedTransaction.of(account, transaction, placement)), sink, LONG_MS);
    }

    /** Keeps what it is told until it is flushed. */
    private static final class Sink implements OutcomeSink {

        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger unsent = new AtomicInteger();

        @Override
        public void outcome(int tag, Outcome outcome) {
            answered.incrementAndGet();
            unsent.incrementAndGet();
        }

        @Override
        public void flush() {
            unsent.set(0);
        }
    }
}
