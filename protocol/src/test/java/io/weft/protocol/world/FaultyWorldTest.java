package io.weft.protocol.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.shard.ShardSettings;
import io.weft.protocol.shard.evaluate.EvaluationLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The machines under loss, duplication, reordering and crashes. One seed: {@code -Dweft.seed=N}. Seeds:
 * {@code -Dweft.seeds=COUNT}.
 */
class FaultyWorldTest {

    private static final int TRANSACTIONS = 200;

    static LongStream seeds() {
        Long one = Long.getLong("weft.seed");
        return one != null ? LongStream.of(one)
                : LongStream.range(1, 1 + Integer.getInteger("weft.seeds", 200));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldExecuteEachTransactionExactlyOnceUnderFaults(long seed) {
        // given a ledger with few accounts
        World world = new World(seed, 4, 2, shardSettings(), coordinatorSettings());
        Bookkeeper client = new Bookkeeper(world);
        Workload workload = new Workload(world, client);
        client.execute(workload.creation());
        world.runUntil(world.nowMs() + 3_000);
        for (int i = 0; i < Workload.ACCOUNTS; i++) {
            client.execute(workload.opening(i));
        }
        world.runUntil(world.nowMs() + 3_000);

        // when many transactions conflict while machines crash and messages are lost
        world.faults(true);
        for (int i = 0; i < TRANSACTIONS; i++) {
            Transaction transaction = workload.any();
            client.execute(transaction);
            if (world.random().nextInt(8) == 0) {
                world.after(world.random().nextInt(1_500), () -> client.cancel(transaction.id()));
            }
            world.runUntil(world.nowMs() + world.random().nextInt(30));
        }
        world.runUntil(world.nowMs() + 5_000);
        world.faults(false);
        world.runUntil(world.nowMs() + 60_000);

        // then every transaction has one outcome, and the balances are those of the committed ones
        assertThat(client.outcomes().keySet()).containsExactlyInAnyOrderElementsOf(client.transactions().keySet());
        audit(world, client);
        assertThat(world.crashes()).as("crashes").isPositive();
        assertThat(client.outcomes().values()).filteredOn(Outcome.COMMITTED::equals).hasSizeGreaterThan(TRANSACTIONS / 4);
    }

    private static void audit(World world, Bookkeeper client) {
        Map<AccountId, Quantity> expected = new HashMap<>();
        client.transactions().forEach((txId, transaction) -> {
            if (client.outcomes().get(txId).equals(Outcome.COMMITTED)) {
                transaction.steps().forEach(step -> post(expected, step));
            }
        });
        expected.keySet().forEach(client::read);
        world.runUntil(world.nowMs() + 10_000);
        Quantity sum = Quantity.ZERO;
        for (Map.Entry<AccountId, Quantity> entry : expected.entrySet()) {
            assertThat(client.state(entry.getKey())).as("an answer about %s", entry.getKey()).isNotNull();
            Quantity posted = client.state(entry.getKey()).balances().get(0).posted();
            assertThat(client.state(entry.getKey()).balances().get(0).held()).as("all holds have ended").isEqualTo(Quantity.ZERO);
            assertThat(posted).as("balance of %s", entry.getKey()).isEqualTo(entry.getValue());
            sum = sum.plus(posted);
        }
        assertThat(sum).isEqualTo(Quantity.ZERO);
    }

    private static void post(Map<AccountId, Quantity> balances, Step step) {
        if (step instanceof Step.Transfer transfer) {
            move(balances, transfer.from(), transfer.to(), transfer.amount());
        } else if (step instanceof Step.Post post) {
            move(balances, post.from(), post.to(), post.amount());
        }
    }

    private static void move(Map<AccountId, Quantity> balances, AccountId from, AccountId to, Quantity amount) {
        balances.merge(from, amount.negate(), Quantity::plus);
        balances.merge(to, amount, Quantity::plus);
    }

    private static ShardSettings shardSettings() {
        return new ShardSettings(1000, 1000, 8, 20_000, 3_600_000, 60_000, 2_000, 100, 1_000,
                new EvaluationLimits(3_600_000, 1000, 100));
    }

    private static CoordinatorSettings coordinatorSettings() {
        return new CoordinatorSettings(1000, 8, 20_000, 3_600_000, 60_000, 4_000, 300, 2, 100);
    }
}
