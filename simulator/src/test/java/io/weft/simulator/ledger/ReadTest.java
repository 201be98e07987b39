package io.weft.simulator.ledger;

import static io.weft.simulator.ledger.Bench.freeze;
import static io.weft.simulator.ledger.Bench.hold;
import static io.weft.simulator.ledger.Bench.limit;
import static io.weft.simulator.ledger.Bench.pay;
import static io.weft.simulator.ledger.Bench.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.ledger.LedgerOperation.AccountView;
import io.weft.simulator.ledger.LedgerOperation.BalanceView;
import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import io.weft.simulator.ledger.LedgerOperation.HoldView;
import io.weft.simulator.ledger.LedgerOperation.ReadAccount;
import io.weft.simulator.ledger.LedgerOperation.ReadAsset;
import io.weft.simulator.ledger.LedgerOperation.ReadHolds;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadTest {

    private static final HoldView HOLD = new HoldView("t1/0", "A", "B", "I/1", BigInteger.valueOf(6), 200, true);
    private static final HoldView EXPIRED = new HoldView("t1/0", "A", "B", "I/1", BigInteger.valueOf(6), 200, false);

    private final Bench bench = new Bench();

    @Test
    void shouldShowBalancesAsTheyAre() {
        // given a limit, a hold and a payment
        bench.commit(hold("A", "B", 6, 200), limit("A", 5), pay("A", "B", 4));
        // then each number counts
        assertThat(bench.isPossible(read("A", 6, 6, 5L))).isTrue();
        assertThat(bench.isPossible(read("A", 5, 6, 5L))).isFalse();
        assertThat(bench.isPossible(read("A", 6, 5, 5L))).isFalse();
        assertThat(bench.isPossible(read("A", 6, 6, 4L))).isFalse();
        assertThat(bench.isPossible(read("A", 6, 6, null))).isFalse();
    }

    @Test
    void shouldShowNoLimitOfTheIssuer() {
        assertThat(bench.isPossible(issuer(balance(-20, 0, null), Set.of("I/1")))).isTrue();
        assertThat(bench.isPossible(issuer(balance(-20, 0, 0L), Set.of("I/1")))).isFalse();
        assertThat(bench.isPossible(issuer(balance(-20, 0, null), Set.of()))).isFalse();
        assertThat(bench.isPossible(issuer(balance(-20, 0, null), Set.of("I/1", "I/2")))).isFalse();
    }

    @Test
    void shouldShowZeroBalancesOrNot() {
        bench.commit(pay("A", "B", 10));
        assertThat(bench.isPossible(read("A", 0, 0, 0L))).isTrue();
        assertThat(bench.isPossible(new ReadAccount("A", new AccountView(true, false, false, Map.of(), Set.of())))).isTrue();
        assertThat(bench.isPossible(new ReadAccount("B", new AccountView(true, false, false, Map.of(), Set.of())))).isFalse();
    }

    @Test
    void shouldShowFlagsAndExistence() {
        bench.commit(freeze("A", true, false));
        assertThat(bench.isPossible(read("A", 10, 0, 0L))).isFalse();
        assertThat(bench.isPossible(new ReadAccount("A", AccountView.ABSENT))).isFalse();
        assertThat(bench.isPossible(new ReadAccount("X", AccountView.ABSENT))).isTrue();
        assertThat(bench.isPossible(new ReadAccount("X", new AccountView(true, false, false, Map.of(), Set.of())))).isFalse();
    }

    @Test
    void shouldShowActiveHoldsAlwaysAndExpiredOnesPerhaps() {
        bench.commit(hold("A", "B", 6, 200));
        assertThat(bench.isPossible(new ReadHolds("A", List.of(HOLD)))).isTrue();
        assertThat(bench.isPossible(new ReadHolds("A", List.of()))).isFalse();
        assertThat(bench.isPossible(new ReadHolds("A", List.of(EXPIRED)))).isFalse();
        assertThat(bench.isPossible(new ReadHolds("A", List.of(HOLD, HOLD)))).isFalse();
        assertThat(bench.isPossible(new ReadHolds("B", List.of(HOLD)))).isFalse();
        bench.apply(new HoldExpired("t1/0"));
        assertThat(bench.isPossible(new ReadHolds("A", List.of(EXPIRED)))).isTrue();
        assertThat(bench.isPossible(new ReadHolds("A", List.of()))).isTrue();
        assertThat(bench.isPossible(new ReadHolds("A", List.of(HOLD)))).isFalse();
    }

    @Test
    void shouldShowEachFieldOfAHold() {
        bench.commit(hold("A", "B", 6, 200));
        BigInteger six = BigInteger.valueOf(6);
        assertThat(isShown(new HoldView("t1/0", "A", "B", "I/1", six, 200, true))).isTrue();
        assertThat(isShown(new HoldView("t1/0", "B", "B", "I/1", six, 200, true))).isFalse();
        assertThat(isShown(new HoldView("t1/0", "A", "I", "I/1", six, 200, true))).isFalse();
        assertThat(isShown(new HoldView("t1/0", "A", "B", "I/2", six, 200, true))).isFalse();
        assertThat(isShown(new HoldView("t1/0", "A", "B", "I/1", BigInteger.TEN, 200, true))).isFalse();
        assertThat(isShown(new HoldView("t1/0", "A", "B", "I/1", six, 201, true))).isFalse();
    }

    private boolean isShown(HoldView hold) {
        return bench.isPossible(new ReadHolds("A", List.of(hold)));
    }

    @Test
    void shouldNotShowHoldsThatWerePosted() {
        bench.commit(hold("A", "B", 6, 200)).commit(post("t1/0", "A", "B", 1));
        assertThat(bench.isPossible(new ReadHolds("A", List.of()))).isTrue();
        assertThat(bench.isPossible(new ReadHolds("A", List.of(EXPIRED)))).isFalse();
    }

    @Test
    void shouldShowAssets() {
        assertThat(bench.isPossible(new ReadAsset("I/1", true, 2))).isTrue();
        assertThat(bench.isPossible(new ReadAsset("I/1", true, 3))).isFalse();
        assertThat(bench.isPossible(new ReadAsset("I/1", false, 0))).isFalse();
        assertThat(bench.isPossible(new ReadAsset("I/2", false, 0))).isTrue();
        assertThat(bench.isPossible(new ReadAsset("X/1", false, 0))).isTrue();
        assertThat(bench.isPossible(new ReadAsset("I/2", true, 2))).isFalse();
    }

    @Test
    void shouldExplainWhatItCannotShow() {
        assertThat(bench.model.explain(bench.state, read("A", 9, 0, 0L))).contains("A is Account", "posted=10");
    }

    static ReadAccount read(String account, long posted, long held, Long creditLimit) {
        Map<String, BalanceView> balances = Map.of("I/1", balance(posted, held, creditLimit));
        return new ReadAccount(account, new AccountView(true, false, false, balances, Set.of()));
    }

    private static ReadAccount issuer(BalanceView balance, Set<String> issued) {
        return new ReadAccount("I", new AccountView(true, false, false, Map.of("I/1", balance), issued));
    }

    private static BalanceView balance(long posted, long held, Long creditLimit) {
        return new BalanceView(BigInteger.valueOf(posted), BigInteger.valueOf(held),
                creditLimit == null ? null : BigInteger.valueOf(creditLimit));
    }
}
