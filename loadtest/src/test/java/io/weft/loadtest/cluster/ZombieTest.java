package io.weft.loadtest.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weft.client.Account;
import io.weft.client.AccountId;
import io.weft.client.Address;
import io.weft.client.Answer;
import io.weft.client.AssetId;
import io.weft.client.ClientSettings;
import io.weft.client.Found;
import io.weft.client.Outcome;
import io.weft.client.ReadMode;
import io.weft.client.Transaction;
import io.weft.client.WeftClient;
import io.weft.loadtest.ledger.FixedNodes;
import io.weft.loadtest.meter.NodeMeter;
import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.SharedCassandra;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.LocalClusterSettings;
import io.weft.local.cluster.NodeState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that was away without knowing it: its process stands still until the others have all its shards, and goes on.
 * Fencing, rules 19 to 22.
 */
@Timeout(300)
class ZombieTest {

    private static final int ENTITIES = 20;
    private static final int ACCOUNTS = 40;
    private static final int FUNDS = 1_000;
    private static final int ZOMBIE = 3;
    private static final AccountId BANK = AccountId.random();
    private static final AssetId ASSET = new AssetId(BANK, 1);
    private static final List<AccountId> CUSTOMERS = IntStream.range(0, ACCOUNTS).mapToObj(i -> AccountId.random()).toList();

    @TempDir
    Path directory;

    @BeforeAll
    static void requireCassandra() throws IOException {
        assumeTrue(LocalCassandra.obstacle().isEmpty(), () -> "no Cassandra can be started here");
    }

    @Test
    void shouldNeitherWriteNorAnswerWhenItsShardsLiveElsewhere() throws Exception {
        // given
        try (LocalCluster cluster = LocalCluster.up(LocalClusterSettings.forTests(directory)
                        .withCassandra(SharedCassandra.get().settings(), "zombie"));
                WeftClient others = client(cluster, 1, 2);
                WeftClient zombie = client(cluster, ZOMBIE)) {
            open(others);
            assertThat(end(zombie, transfer(0))).isInstanceOf(Outcome.Committed.class);
            assertThat(entities(cluster, ZOMBIE)).isPositive();

            // when
            cluster.pause(ZOMBIE);
            Map<Transaction, CompletableFuture<Outcome>> sent = new LinkedHashMap<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                Transaction transfer = transfer(i);
                sent.put(transfer, zombie.execute(transfer, Duration.ofSeconds(45)).toCompletableFuture());
            }
            await().atMost(60, SECONDS).until(() -> entities(cluster, 1) + entities(cluster, 2) == ENTITIES);
            for (int i = 1; i < ACCOUNTS; i++) {
                assertThat(end(others, transfer(i))).isInstanceOf(Outcome.Committed.class);
            }
            cluster.resume(ZOMBIE);

            // then: it tries to write, finds that it may not, and ends by itself
            await().atMost(60, SECONDS).until(() -> cluster.nodes().get(ZOMBIE - 1).state() == NodeState.DEAD);
            assertThat(cluster.logEnd(ZOMBIE, 10_000)).anyMatch(line -> line.contains("was taken over in epoch"));
            // and of what it was asked it has said nothing that counts, and done nothing
            for (Map.Entry<Transaction, CompletableFuture<Outcome>> each : sent.entrySet()) {
                assertThat(each.getValue().get(90, SECONDS)).isNotInstanceOfAny(Outcome.Committed.class, Outcome.Rejected.class);
                assertThat(others.find(each.getKey().id()).toCompletableFuture().get(30, SECONDS).orElseThrow())
                        .isInstanceOf(Found.NotFound.class);
            }
            assertThat(posted(others)).containsOnly((long) FUNDS);
        }
    }

    /** From one to the next: once each has paid, everybody has as much as before. */
    private static Transaction transfer(int from) {
        return Transaction.builder().transfer(CUSTOMERS.get(from), CUSTOMERS.get((from + 1) % ACCOUNTS), ASSET, 1).build();
    }

    private static void open(WeftClient client) throws Exception {
        Transaction.Builder steps = Transaction.builder().openAccount(BANK).createAsset(ASSET, 0);
        assertThat(end(client, steps.build())).isInstanceOf(Outcome.Committed.class);
        for (AccountId customer : CUSTOMERS) {
            Transaction opening = Transaction.builder().openAccount(customer).transfer(BANK, customer, ASSET, FUNDS).build();
            assertThat(end(client, opening)).isInstanceOf(Outcome.Committed.class);
        }
    }

    private static Outcome end(WeftClient client, Transaction transaction) throws Exception {
        return client.execute(transaction).toCompletableFuture().get(90, SECONDS);
    }

    private static List<Long> posted(WeftClient client) throws Exception {
        List<Long> all = new ArrayList<>();
        for (Answer<Account> account : client.readAll(CUSTOMERS, ReadMode.EXACT).toCompletableFuture().get(90, SECONDS)) {
            all.add(account.orElseThrow().balance(ASSET).posted().longValueExact());
        }
        return all;
    }

    private static WeftClient client(LocalCluster cluster, int... numbers) throws IOException {
        List<String> addresses = cluster.clientAddresses();
        return WeftClient.builder().addresses(IntStream.of(numbers).mapToObj(number -> addresses.get(number - 1)).toArray(String[]::new))
                .settings(ClientSettings.DEFAULTS).build();
    }

    private static int entities(LocalCluster cluster, int number) throws IOException {
        try (FixedNodes node = new FixedNodes(List.of(Address.parse(cluster.clientAddresses().get(number - 1))))) {
            return new NodeMeter(node.channels().get(0)).serving().entities();
        }
    }
}
