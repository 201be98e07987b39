package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.RejectionCode;
import io.weft.node.Node;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RealNodeTest {

    private static final AccountId BANK = AccountId.named("bank");
    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId CROWN = new AssetId(BANK, 1);
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    Path journal;

    @Test
    void shouldSendEveryKindOfStep() throws Exception {
        try (Node node = RealNode.start(journal, 0); WeftClient client = WeftClient.connect(node.address())) {
            // given
            open(client);
            Transaction hold = Transaction.builder().hold(ALICE, BOB, CROWN, 30, System.currentTimeMillis() + HOUR_MS).build();
            Transaction released = Transaction.builder().hold(ALICE, BOB, CROWN, 5, System.currentTimeMillis() + HOUR_MS).build();

            // when
            committed(client, hold);
            committed(client, released);
            assertThat(alice(client).balance(CROWN).held()).isEqualTo(35);
            committed(client, Transaction.builder().post(hold.hold(0), ALICE, BOB, CROWN, 20)
                    .voidHold(released.hold(0), ALICE).build());
            committed(client, Transaction.builder().setLimit(BOB, CROWN, 100).setFlags(ALICE, true, false)
                    .requireAtLeast(ALICE, CROWN, BigInteger.valueOf(80)).requireAtMost(ALICE, CROWN, BigInteger.valueOf(80))
                    .require(ALICE, AccountCondition.DEBIT_FROZEN).build());
            AccountId other = AccountId.random();
            committed(client, Transaction.builder().openAccount(other).build());
            committed(client, Transaction.builder().closeAccount(other).build());

            // then
            Account alice = alice(client);
            assertThat(alice.balance(CROWN))
                    .isEqualTo(new Account.Balance(CROWN, BigInteger.valueOf(80), BigInteger.ZERO, BigInteger.ZERO));
            assertThat(alice.debitFrozen()).isTrue();
            assertThat(now(client.read(other, ReadMode.LATEST)).orElseThrow().exists()).isFalse();
            assertThat(now(client.read(BANK)).orElseThrow().issued()).containsExactly(CROWN);
            assertThat(now(client.info()).orElseThrow().shards()).isEqualTo(16);
        }
    }

    @Test
    void shouldTellEachOutcomeAndFindItAgain() throws Exception {
        try (Node node = RealNode.start(journal, 0); WeftClient client = WeftClient.connect(node.address())) {
            // given
            open(client);
            Transaction paid = Transaction.builder().transfer(ALICE, BOB, CROWN, 1).build();
            Transaction refused = Transaction.builder().transfer(ALICE, BOB, CROWN, 1).transfer(ALICE, BOB, CROWN, 1_000).build();
            Transaction never = Transaction.builder().transfer(ALICE, BOB, CROWN, 1).build();

            // when, then
            committed(client, paid);
            committed(client, paid);
            Outcome rejected = now(client.execute(refused));
            assertThat(rejected).isInstanceOfSatisfying(Outcome.Rejected.class, why -> {
                assertThat(why.code()).isEqualTo(RejectionCode.INSUFFICIENT_FUNDS);
                assertThat(why.step()).isEqualTo(1);
            });
            assertThat(now(client.cancel(never.id()))).isEqualTo(new Cancellation.Cancelled(never.id()));
            assertThat(now(client.execute(never))).isEqualTo(new Outcome.Cancelled(never.id()));
            assertThat(now(client.cancel(never.id()))).isEqualTo(new Cancellation.Cancelled(never.id()));
            assertThat(now(client.cancel(paid.id()))).isEqualTo(new Cancellation.Decided(new Outcome.Committed(paid.id())));
            assertThat(now(client.find(refused.id())).orElseThrow()).isEqualTo(new Found.Decided(rejected));
            assertThat(now(client.find(paid.id())).orElseThrow()).isEqualTo(new Found.Decided(new Outcome.Committed(paid.id())));
            assertThat(alice(client).balance(CROWN).posted()).isEqualTo(99);
        }
    }

    @Test
    void shouldTellThatAnIdWasUsedOrIsTooNew() throws Exception {
        try (Node node = RealNode.start(journal, 0); WeftClient client = WeftClient.connect(node.address())) {
            // given
            open(client);
            Transaction first = Transaction.builder().transfer(ALICE, BOB, CROWN, 1).build();
            committed(client, first);
            TxId future = TxId.of(System.currentTimeMillis() + HOUR_MS, 1, 1);

            // when
            Outcome reused = now(client.execute(Transaction.builder().id(first.id()).transfer(ALICE, BOB, CROWN, 2).build()));
            Outcome early = now(client.execute(Transaction.builder().id(future).transfer(ALICE, BOB, CROWN, 1).build()));

            // then
            assertThat(reused).isInstanceOfSatisfying(Outcome.Rejected.class,
                    why -> assertThat(why.code()).isEqualTo(RejectionCode.TX_ID_REUSED));
            assertThat(early).isInstanceOfSatisfying(Outcome.Rejected.class,
                    why -> assertThat(why.code()).isEqualTo(RejectionCode.TX_ID_FROM_FUTURE));
        }
    }

    @Test
    void shouldNotTakeAnIdOfTheFutureForDecidedBecauseItCannotBeCancelledYet() throws Exception {
        try (Node node = RealNode.start(journal, 0); WeftClient client = WeftClient.connect(node.address())) {
            // given
            TxId future = TxId.of(System.currentTimeMillis() + HOUR_MS, 1, 1);

            // when
            Cancellation cancellation = now(client.cancel(future));

            // then
            assertThat(cancellation).isInstanceOfSatisfying(Cancellation.Unknown.class,
                    unknown -> assertThat(unknown.reason()).contains("no decision", "TX_ID_FROM_FUTURE"));
        }
    }

    @Test
    void shouldFollowALedgerToAnotherNode() throws Exception {
        // given: two addresses, and a node at one of them
        int firstPort = RealNode.freePort();
        int secondPort = RealNode.freePort();
        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
        try (WeftClient client = WeftClient.connect("127.0.0.1:" + firstPort, "127.0.0.1:" + secondPort)) {
            try (Node first = RealNode.start(journal, firstPort)) {
                open(client);
                for (int i = 0; i < 1_000; i++) {
                    outcomes.add(client.transfer(BANK, ALICE, CROWN, 1));
                }
                now(outcomes.get(0));
                // when it stops, which may leave some unanswered
            }
            for (int i = 0; i < 1_000; i++) {
                outcomes.add(client.transfer(BANK, ALICE, CROWN, 1));
            }
            try (Node second = RealNode.start(journal, secondPort)) {

                // then
                for (CompletionStage<Outcome> outcome : outcomes) {
                    assertThat(now(outcome)).isInstanceOf(Outcome.Committed.class);
                }
                assertThat(alice(client).balance(CROWN).posted()).isEqualTo(2_100);
            }
        }
    }

    private static void open(WeftClient client) throws Exception {
        committed(client, Transaction.builder().openAccount(BANK).createAsset(CROWN, 2).openAccount(ALICE).openAccount(BOB)
                .transfer(BANK, ALICE, CROWN, 100).build());
    }

    private static Account alice(WeftClient client) throws Exception {
        return now(client.read(ALICE)).orElseThrow();
    }

    private static void committed(WeftClient client, Transaction transaction) throws Exception {
        assertThat(now(client.execute(transaction))).isEqualTo(new Outcome.Committed(transaction.id()));
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
