package io.weft.loadtest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.loadtest.fake.FakeFault;
import io.weft.loadtest.fake.FakeLedger;
import io.weft.loadtest.fake.FakeServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LedgerStreamTest {

    private static final ByteString ISSUER = AccountIds.named("issuer");
    private static final ByteString ALICE = AccountIds.named("alice");
    private static final AssetId ASSET = Steps.asset(ISSUER, 1);
    private static final StreamSettings QUICK = new StreamSettings(64, 16, 1, 20, 300, 20_000);

    private final TxIds txIds = new TxIds();
    private final StreamCounters counters = new StreamCounters();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void shouldTellCommitted() throws Exception {
        // given
        LedgerStream stream = streamTo(serve(() -> FakeFault.NONE), QUICK);

        // when, then
        assertThat(execute(stream, Steps.open(ALICE))).isEqualTo(Verdict.COMMITTED);
    }

    @Test
    void shouldTellRejectedWithCodeAndStep() throws Exception {
        // given
        LedgerStream stream = streamTo(serve(() -> FakeFault.NONE), QUICK);
        execute(stream, Steps.open(ALICE));

        // when
        Verdict verdict = execute(stream, Steps.open(ISSUER), Steps.transfer(ALICE, ISSUER, ASSET, 5));

        // then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(RejectionCode.INSUFFICIENT_FUNDS);
            assertThat(rejected.step()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(value = FakeFault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldSendTheSameTransactionAgainUntilItsOutcomeIsKnown(FakeFault fault) throws Exception {
        // given
        Queue<FakeFault> faults = new ArrayDeque<>(List.of(FakeFault.NONE, fault, fault));
        FakeLedger ledger = new FakeLedger(() -> faults.isEmpty() ? FakeFault.NONE : faults.remove());
        LedgerStream stream = streamTo(serve(ledger), QUICK);
        execute(stream, Steps.open(ALICE), Steps.open(ISSUER));

        // when
        Verdict verdict = execute(stream, Steps.transfer(ISSUER, ALICE, ASSET, 5));

        // then
        assertThat(verdict).isEqualTo(Verdict.COMMITTED);
        assertThat(ledger.received()).isEqualTo(4);
        assertThat(ledger.account(ALICE).getBalances(0).getPosted()).isEqualTo("5");
    }

    @Test
    void shouldDoEverythingExactlyOnceWhateverGoesWrong() throws Exception {
        // given
        FakeLedger ledger = new FakeLedger(randomFaults(5));
        LedgerStream stream = streamTo(serve(ledger), QUICK);
        execute(stream, Steps.open(ALICE), Steps.open(ISSUER));
        Queue<Verdict> verdicts = new ArrayDeque<>();

        // when
        for (int i = 0; i < 500; i++) {
            stream.submit(transaction(Steps.transfer(ISSUER, ALICE, ASSET, 1)), verdicts::add);
        }

        // then
        assertThat(stream.awaitIdle(30_000)).isTrue();
        assertThat(verdicts).hasSize(500).containsOnly(Verdict.COMMITTED);
        assertThat(ledger.account(ALICE).getBalances(0).getPosted()).isEqualTo("500");
        assertThat(counters.disconnects.sum()).isPositive();
        assertThat(counters.retryable.sum()).isPositive();
        assertThat(counters.unknown.sum()).isPositive();
    }

    @Test
    void shouldFindTheNodeAgainOnAnotherPort() throws Exception {
        // given
        FakeServer server = serve(() -> FakeFault.NONE);
        LedgerStream stream = streamTo(server, QUICK);
        execute(stream, Steps.open(ALICE));
        server.stop();
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        stream.submit(transaction(Steps.open(ISSUER)), verdict::complete);
        await().until(() -> counters.disconnects.sum() > 1);

        // when
        server.startAgain();

        // then
        assertThat(verdict.get(20, TimeUnit.SECONDS)).isEqualTo(Verdict.COMMITTED);
    }

    @Test
    void shouldSurviveAChannelThatIsClosedUnderIt() throws Exception {
        // given
        FakeServer server = serve(() -> FakeFault.NONE);
        Queue<Channel> channels = new ArrayDeque<>(List.of(new ClosedChannel(), new ClosedChannel()));
        LedgerStream stream = new LedgerStream(
                () -> channels.isEmpty() ? server.channel().current() : channels.remove(), QUICK, counters);
        opened.add(stream);

        // when, then
        assertThat(execute(stream, Steps.open(ALICE))).isEqualTo(Verdict.COMMITTED);
        assertThat(counters.disconnects.sum()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = FakeFault.class, names = {"RETRYABLE", "UNKNOWN_NOT_DONE", "DISCONNECT_DONE", "SILENT"})
    void shouldSayThatItDoesNotKnowWhenTheTimeIsUp(FakeFault fault) throws Exception {
        // given
        StreamSettings impatient = new StreamSettings(64, 16, 1, 20, 100, 500);
        LedgerStream stream = streamTo(serve(() -> fault), impatient);

        // when, then
        assertThat(execute(stream, Steps.open(ALICE))).isInstanceOf(Verdict.Unresolved.class);
    }

    @Test
    void shouldSayThatItDoesNotKnowWhenNobodyEverAnswers() throws Exception {
        // given
        FakeServer server = serve(() -> FakeFault.NONE);
        server.stop();
        LedgerStream stream = streamTo(server, new StreamSettings(64, 16, 1, 20, 100, 500));

        // when, then
        assertThat(execute(stream, Steps.open(ALICE))).isInstanceOf(Verdict.Unresolved.class);
    }

    @Test
    void shouldMakeSubmittersWaitAtTheBound() throws Exception {
        // given
        LedgerStream stream = streamTo(serve(() -> FakeFault.SILENT), new StreamSettings(2, 16, 1, 20, 5_000, 20_000));
        Queue<Verdict> verdicts = new ArrayDeque<>();
        stream.submit(transaction(Steps.open(ALICE)), verdicts::add);
        stream.submit(transaction(Steps.open(ISSUER)), verdicts::add);
        CompletableFuture<Verdict> third = new CompletableFuture<>();
        Thread submitter = new Thread(() -> {
            try {
                stream.submit(transaction(Steps.open(AccountIds.named("bob"))), third::complete);
            } catch (InterruptedException e) {
                third.completeExceptionally(e);
            }
        });

        // when
        submitter.start();

        // then
        await().until(() -> submitter.getState() == Thread.State.WAITING);
        assertThat(stream.inFlight()).isEqualTo(2);
        stream.close();
        assertThat(third.get(10, TimeUnit.SECONDS)).isInstanceOf(Verdict.Unresolved.class);
        assertThat(verdicts).hasSize(2).allMatch(verdict -> verdict instanceof Verdict.Unresolved);
    }

    @Test
    void shouldRefuseWorkAfterClosing() throws Exception {
        // given
        LedgerStream stream = streamTo(serve(() -> FakeFault.NONE), QUICK);

        // when
        stream.close();

        // then
        assertThat(execute(stream, Steps.open(ALICE))).isInstanceOf(Verdict.Unresolved.class);
        assertThat(stream.inFlight()).isZero();
    }

    private static final class ClosedChannel extends Channel {
        @Override
        public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
            throw new RejectedExecutionException("closed");
        }

        @Override
        public String authority() {
            return "nowhere";
        }
    }

    private static Supplier<FakeFault> randomFaults(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FakeFault[] all = FakeFault.values();
        return () -> random.nextInt(10) == 0 ? all[random.nextInt(all.length)] : FakeFault.NONE;
    }

    private FakeServer serve(Supplier<FakeFault> faults) throws Exception {
        return serve(new FakeLedger(faults));
    }

    private FakeServer serve(FakeLedger ledger) throws Exception {
        FakeServer server = new FakeServer(ledger);
        opened.add(server);
        return server;
    }

    private LedgerStream streamTo(FakeServer server, StreamSettings settings) {
        LedgerStream stream = new LedgerStream(server.channel()::current, settings, counters);
        opened.add(stream);
        return stream;
    }

    private Transaction transaction(Step... steps) {
        return Steps.transaction(txIds.next(), List.of(steps));
    }

    private Verdict execute(LedgerStream stream, Step... steps) throws Exception {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        stream.submit(transaction(steps), verdict::complete);
        return verdict.get(30, TimeUnit.SECONDS);
    }
}
