package io.weft.protocol.shard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccountTableTest {

    private static final AssetId EURO = new AssetId(new AccountId(9, 9, 9), 1);
    private static final AssetId DOLLAR = new AssetId(new AccountId(9, 9, 9), 2);
    private static final AccountId ALICE = new AccountId(1, 2, 3);

    private final AccountTable table = new AccountTable(42);

    @Test
    void shouldKeepAccountsOfEveryKindLikeAMap() {
        for (int seed = 0; seed < 200; seed++) {
            // given both, empty
            Random random = new Random(seed);
            AccountTable table = new AccountTable(random.nextLong());
            Map<AccountId, Account> expected = new HashMap<>();
            Map<AccountId, Account> changed = new HashMap<>();
            for (int i = 0; i < 800; i++) {
                // when the same is done to both
                AccountId id = new AccountId(random.nextInt(3), random.nextInt(5), random.nextInt(5));
                int what = random.nextInt(100);
                if (what < 60) {
                    Account account = anyAccount(random);
                    table.put(id, account, true);
                    expected.put(id, account);
                    changed.put(id, account);
                } else if (what < 90) {
                    table.remove(id);
                    if (expected.remove(id) != null) {
                        changed.put(id, null);
                    }
                } else {
                    assertThat(takeChanged(table)).isEqualTo(changed);
                    changed.clear();
                }
                // then they agree
                assertThat(table.get(id)).isEqualTo(expected.get(id));
            }
            expected.forEach((id, account) -> assertThat(table.get(id)).isEqualTo(account));
        }
    }

    @Test
    void shouldTakeWhatHasChangedAsItIsAtThatMoment() {
        for (int seed = 0; seed < 50; seed++) {
            // given accounts of every kind
            Random random = new Random(seed);
            AccountTable table = new AccountTable(random.nextLong());
            Map<AccountId, Account> expected = new HashMap<>();
            for (int i = 0; i < 30; i++) {
                AccountId id = new AccountId(0, 0, i);
                expected.put(id, anyAccount(random));
                table.put(id, expected.get(id), true);
            }
            // when they change before what was taken is read
            ChangedAccounts taken = table.takeChanged();
            for (int i = 0; i < 60; i++) {
                AccountId id = new AccountId(0, 0, random.nextInt(40));
                switch (random.nextInt(3)) {
                    case 0 -> table.put(id, anyAccount(random), true);
                    case 1 -> table.remove(id);
                    default -> table.addInPlace(id, EURO, 1, 1);
                }
            }
            // then
            Map<AccountId, Account> read = new HashMap<>();
            taken.forEach(entry -> read.put(entry.id(), entry.account()));
            assertThat(read).isEqualTo(expected);
        }
    }

    private static Map<AccountId, Account> takeChanged(AccountTable table) {
        Map<AccountId, Account> changed = new HashMap<>();
        table.takeChanged().forEach(entry -> assertThat(changed.put(entry.id(), entry.account())).isNull());
        return changed;
    }

    private static Account anyAccount(Random random) {
        Quantity posted = random.nextInt(5) == 0 ? Quantity.MAX_AMOUNT : Quantity.of(random.nextInt(3) - 1);
        Quantity held = random.nextInt(5) == 0 ? Quantity.ONE : Quantity.ZERO;
        Quantity limit = random.nextInt(5) == 0 ? Quantity.ONE : Quantity.ZERO;
        Balances balances = random.nextInt(5) == 0 ? Balances.NONE
                : Balances.NONE.with(random.nextBoolean() ? EURO : DOLLAR, new Balance(posted, held, limit));
        balances = random.nextInt(5) == 0 ? balances.with(DOLLAR, Balance.ZERO) : balances;
        List<AssetDefinition> issued = random.nextInt(5) == 0 ? List.of(new AssetDefinition(1, 2)) : List.of();
        return new Account(random.nextBoolean(), random.nextBoolean(), balances, issued);
    }

    private static Account with(AssetId asset, Quantity posted) {
        return Account.EMPTY.with(asset, new Balance(posted, Quantity.ZERO, Quantity.ZERO));
    }

    @Test
    void shouldAddInPlaceAndCallItAChange() {
        // given
        table.put(ALICE, with(EURO, Quantity.of(5)), false);
        // when
        boolean added = table.addInPlace(ALICE, EURO, -5, 0);
        // then
        assertThat(added).isTrue();
        assertThat(table.get(ALICE)).isEqualTo(with(EURO, Quantity.ZERO));
        assertThat(takeChanged(table)).containsOnlyKeys(ALICE);
    }

    @Test
    void shouldNotAddInPlaceWhatNeedsMoreThanThat() {
        // given
        table.put(ALICE, with(EURO, Quantity.of(Long.MAX_VALUE)), false);
        AccountId two = new AccountId(1, 1, 1);
        Account ofTwo = with(EURO, Quantity.of(5)).with(DOLLAR, Balance.ZERO);
        table.put(two, ofTwo, false);
        // when, then: an overflow, a floor, another asset, no account, one with two assets, the first hold
        assertThat(table.addInPlace(ALICE, EURO, 1, 0)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, Long.MIN_VALUE, 0)).isFalse();
        assertThat(table.addInPlace(ALICE, DOLLAR, 1, 0)).isFalse();
        assertThat(table.addInPlace(new AccountId(7, 7, 7), EURO, 1, 0)).isFalse();
        assertThat(table.addInPlace(two, EURO, 1, 0)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, 0, 1)).isFalse();
        assertThat(table.get(ALICE)).isEqualTo(with(EURO, Quantity.of(Long.MAX_VALUE)));
        assertThat(table.get(two)).isEqualTo(ofTwo);
        assertThat(takeChanged(table)).isEmpty();
    }

    private static Account with(long posted, long held, long limit) {
        return Account.EMPTY.with(EURO, new Balance(Quantity.of(posted), Quantity.of(held), Quantity.of(limit)));
    }

    @Test
    void shouldAddInPlaceToWhatIsHeldOrMayGoBelowZero() {
        // given
        table.put(ALICE, with(5, 0, 100), false);
        // when, then
        assertThat(table.addInPlace(ALICE, EURO, -50, 30)).isTrue();
        assertThat(table.get(ALICE)).isEqualTo(with(-45, 30, 100));
        assertThat(table.addInPlace(ALICE, EURO, -10, -30)).isTrue();
        assertThat(table.get(ALICE)).isEqualTo(with(-55, 0, 100));
        assertThat(takeChanged(table)).containsOnlyKeys(ALICE);
    }

    @Test
    void shouldNotAddInPlaceBeyondTheBounds() {
        // given
        Account account = with(5, 3, 100);
        table.put(ALICE, account, false);
        // when, then: below the floor, less than nothing held, overflows
        assertThat(table.addInPlace(ALICE, EURO, -103, 0)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, 0, 103)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, 0, -4)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, Long.MAX_VALUE, 0)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, Long.MIN_VALUE, 0)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, 0, Long.MAX_VALUE)).isFalse();
        assertThat(table.addInPlace(ALICE, EURO, Long.MAX_VALUE - 5, 0)).isFalse();
        assertThat(table.get(ALICE)).isEqualTo(account);
        assertThat(takeChanged(table)).isEmpty();
    }

    @Test
    void shouldUseThePlaceOfAWideBalanceAgain() {
        // given
        WideBalances wide = new WideBalances();
        Balance balance = new Balance(Quantity.of(-5), Quantity.of(2), Quantity.of(9));
        int first = wide.add(balance);
        int second = wide.add(Balance.ZERO);
        // when
        wide.release(first);
        wide.release(second);
        // then
        assertThat(wide.add(balance)).isEqualTo(second);
        assertThat(wide.add(balance)).isEqualTo(first);
        assertThat(wide.read(second)).isEqualTo(balance);
    }

    @Test
    void shouldLetTheIssuerGoBelowZeroInPlace() {
        // given
        table.put(EURO.issuer(), with(EURO, Quantity.of(5)), false);
        // when, then
        assertThat(table.addInPlace(EURO.issuer(), EURO, -50, 0)).isTrue();
        assertThat(table.get(EURO.issuer()).balance(EURO).posted()).isEqualTo(Quantity.of(-45));
    }
}
