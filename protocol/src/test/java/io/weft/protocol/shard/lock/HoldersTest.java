package io.weft.protocol.shard.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HoldersTest {

    private static final AccountId ACCOUNT = new AccountId(1, 2, 3);
    private static final List<AssetId> ASSETS = List.of(asset(1), asset(2), asset(3));
    private static final int SEEDS = 200;
    private static final int OPERATIONS = 200;

    @Test
    void shouldBeLikeASortedMapThatIsAddedUpAnew() {
        for (int seed = 0; seed < SEEDS; seed++) {
            // given both, empty; of some seeds hardly ever more than one holder, of others a crowd
            Random random = new Random(seed);
            int mostAtOnce = 1 + seed % 6;
            Holders holders = new Holders();
            TreeMap<TxId, AccountPlan> expected = new TreeMap<>();
            for (int i = 0; i < OPERATIONS; i++) {
                // when the same is done to both
                TxId id = new TxId(0, random.nextInt(12));
                if (expected.containsKey(id)) {
                    assertThat(holders.remove(id)).isSameAs(expected.remove(id));
                } else if (expected.size() < mostAtOnce) {
                    AccountPlan plan = plan(random);
                    holders.add(id, plan);
                    expected.put(id, plan);
                }
                // then they agree
                assertSame(holders, expected, random);
            }
        }
    }

    private static void assertSame(Holders holders, TreeMap<TxId, AccountPlan> expected, Random random) {
        assertThat(holders.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(holders.ids()).isEqualTo(expected.keySet());
        assertThat(holders.any()).isIn(expected.isEmpty() ? singleNull() : expected.values());
        assertThat(holders.assets()).isEqualTo(expected.values().stream().flatMap(plan -> plan.balances().stream())
                .map(BalancePlan::asset).collect(Collectors.toSet()));
        for (AssetId asset : ASSETS) {
            assertThat(holders.sums(asset)).isEqualTo(sums(expected, asset));
        }
        TxId youngest = new TxId(0, random.nextInt(12));
        LockMode mode = LockMode.values()[random.nextInt(3)];
        assertThat(holders.oldest(id -> id.isOlderThan(youngest), plan -> plan.lock() == mode))
                .isEqualTo(oldest(expected, youngest, mode));
    }

    private static List<AccountPlan> singleNull() {
        List<AccountPlan> none = new ArrayList<>();
        none.add(null);
        return none;
    }

    private static TxId oldest(TreeMap<TxId, AccountPlan> holders, TxId youngest, LockMode mode) {
        return holders.headMap(youngest).entrySet().stream().filter(holder -> holder.getValue().lock() == mode)
                .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** By the words of {@link PendingSums}. */
    private static PendingSums sums(TreeMap<TxId, AccountPlan> holders, AssetId asset) {
        List<BalancePlan> plans = holders.values().stream().flatMap(plan -> plan.balances().stream())
                .filter(plan -> plan.asset().equals(asset)).toList();
        return new PendingSums(sum(plans, BalancePlan::depth), sum(plans, plan -> positive(plan.availableDelta())),
                sum(plans, BalancePlan::peak), sum(plans, plan -> positive(plan.postedDelta().negate())), plans.size());
    }

    private static Quantity sum(List<BalancePlan> plans, Function<BalancePlan, Quantity> part) {
        return plans.stream().map(part).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity positive(Quantity quantity) {
        return quantity.isPositive() ? quantity : Quantity.ZERO;
    }

    @Test
    void shouldRefuseToHoldOrReleaseTwice() {
        // given
        for (int others = 0; others < 3; others++) {
            Holders holders = new Holders();
            holders.add(new TxId(0, 7), AccountPlan.lockOnly(ACCOUNT, LockMode.SHARED));
            for (int other = 0; other < others; other++) {
                holders.add(new TxId(1, other), AccountPlan.lockOnly(ACCOUNT, LockMode.SHARED));
            }

            // when, then
            assertThatThrownBy(() -> holders.remove(new TxId(0, 8))).isInstanceOf(InvariantBroken.class);
            assertThatThrownBy(() -> holders.add(new TxId(0, 7), AccountPlan.lockOnly(ACCOUNT, LockMode.SHARED)))
                    .isInstanceOf(InvariantBroken.class);
        }
    }

    @Test
    void shouldHaveReleasedNothingOfWhomItDoesNotKnow() {
        // given
        Holders holders = new Holders();
        holders.add(new TxId(0, 7), AccountPlan.lockOnly(ACCOUNT, LockMode.ESCROW));

        // when
        assertThatThrownBy(() -> holders.remove(new TxId(0, 8))).isInstanceOf(InvariantBroken.class);

        // then
        assertThat(holders.ids()).isEqualTo(Set.of(new TxId(0, 7)));
        assertThat(holders.any()).isNotNull();
    }

    private static AccountPlan plan(Random random) {
        List<BalancePlan> balances = new ArrayList<>();
        for (AssetId asset : ASSETS) {
            if (random.nextBoolean()) {
                balances.add(new BalancePlan(asset, Quantity.of(random.nextInt(100)), Quantity.of(random.nextInt(100)),
                        Quantity.of(random.nextInt(200) - 100), Quantity.of(random.nextInt(200) - 100), null));
            }
        }
        return new AccountPlan(ACCOUNT, LockMode.values()[random.nextInt(3)], Existence.UNCHANGED, null, null, balances,
                List.of(), List.of(), List.of());
    }

    private static AssetId asset(int number) {
        return new AssetId(new AccountId(9, 9, 9), number);
    }
}
