package io.weft.node.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.ExecuteRequest;
import io.weft.api.v1.GuardBalance;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.route.Placement;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Clients that move money between accounts on all shards, ask again under the same id until they know, and keep a book of
 * their own, to which the ledger is compared.
 */
public final class Traffic {

    private static final int ACCOUNTS = 40;
    private static final long FUNDS = 1_000_000;
    private static final AssetId CROWN = Api.asset(1, 1);
    private static final ByteString BANK = Api.account(1);

    private final AtomicLongArray expected = new AtomicLongArray(ACCOUNTS);
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong longestMs = new AtomicLong();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopped;

    /** Opens all accounts and gives each the same. */
    public Traffic(RealNode node) {
        assertThat(node.execute(Api.openAccount(BANK), Api.createAsset(CROWN)).hasCommitted()).isTrue();
        IntStream.range(0, ACCOUNTS).forEach(i -> {
            Outcome outcome = node.execute(Api.openAccount(account(i)), Api.transfer(BANK, account(i), CROWN, "" + FUNDS));
            assertThat(outcome.hasCommitted()).isTrue();
            expected.set(i, FUNDS);
        });
    }

    private static ByteString account(int i) {
        return Api.account(100 + i);
    }

    public long committed() {
        return committed.get();
    }

    /** The longest that any client waited for an outcome, all its attempts together. */
    public long longestMs() {
        return longestMs.get();
    }

    public void transfers(RealNode node, int count) {
        for (int i = 0; i < count; i++) {
            transfer(List.of(node), i);
        }
    }

    /** Clients of each of these nodes, which go to the others if theirs does not answer. */
    public void startThrough(List<RealNode> nodes) {
        for (int i = 0; i < nodes.size() * 2; i++) {
            int first = i;
            Thread client = new Thread(() -> {
                while (!stopped) {
                    transfer(nodes, first);
                }
            }, "client-" + i);
            clients.add(client);
            client.start();
        }
        awaitMore(20);
    }

    public void awaitMore(long count) {
        long target = committed.get() + count;
        await().atMost(Duration.ofSeconds(60)).until(() -> committed.get() >= target);
    }

    /** Every client gets on, and ends. */
    public void awaitProgressAndStop() throws InterruptedException {
        awaitMore(50);
        stopped = true;
        for (Thread client : clients) {
            client.join(60_000);
            assertThat(client.isAlive()).isFalse();
        }
    }

    public int shardOf(int account, Placement placement) {
        return placement.shardOf(AccountId.of(account(account).toByteArray()));
    }

    /** Between accounts that are all on other shards than this. */
    public void transfersBeside(int shard, Placement placement, RealNode node, int count) {
        int[] others = IntStream.range(0, ACCOUNTS).filter(i -> shardOf(i, placement) != shard).toArray();
        for (int i = 0; i < count; i++) {
            transfer(List.of(node), 0, others[i % others.length], others[(i + 1) % others.length]);
        }
    }

    /** Asks once, for a second, for what changes nothing, but touches an account. @return whether it was done */
    public static boolean touch(int account, RealNode node) {
        Transaction transaction = RealNode.transaction(Step.newBuilder().setGuardBalance(GuardBalance.newBuilder().setAccount(account(account))
                .setAsset(CROWN).setBound(GuardBalance.Bound.AT_LEAST).setBalance("1")).build());
        try {
            return node.ledger().withDeadlineAfter(1, TimeUnit.SECONDS)
                    .execute(ExecuteRequest.newBuilder().setTransaction(transaction).build()).getOutcome().hasCommitted();
        } catch (StatusRuntimeException late) {
            return false;
        }
    }

    private void transfer(List<RealNode> nodes, int first) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int from = random.nextInt(ACCOUNTS);
        transfer(nodes, first, from, (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS);
    }

    private void transfer(List<RealNode> nodes, int first, int from, int to) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int amount = 1 + random.nextInt(9);
        Step step = Api.transfer(account(from), account(to), CROWN, "" + amount);
        long beganMs = System.nanoTime() / 1_000_000;
        untilKnown(nodes, first, RealNode.transaction(step));
        longestMs.accumulateAndGet(System.nanoTime() / 1_000_000 - beganMs, Math::max);
        expected.addAndGet(from, -amount);
        expected.addAndGet(to, amount);
        committed.incrementAndGet();
    }

    private static void untilKnown(List<RealNode> nodes, int first, Transaction transaction) {
        for (int attempt = first; ; attempt++) {
            try {
                Outcome outcome = nodes.get(attempt % nodes.size()).execute(transaction);
                if (outcome.hasCommitted()) {
                    return;
                }
                assertThat(outcome.hasRejected()).as("rejected: %s", outcome).isFalse();
            } catch (StatusRuntimeException unreachable) {
                assertThat(attempt).as("attempts, the last %s", unreachable).isLessThan(first + 10_000);
            }
        }
    }

    /** Each account has what the clients know it to have, and all together come to zero. */
    public void audit(RealNode node) {
        BigInteger sum = node.posted(BANK);
        for (int i = 0; i < ACCOUNTS; i++) {
            BigInteger posted = node.posted(account(i));
            assertThat(posted).as("account %d", i).isEqualTo(expected.get(i));
            sum = sum.add(posted);
        }
        assertThat(sum).isZero();
    }
}
