package io.weft.loadtest.kill;

import io.weft.client.AccountId;
import io.weft.client.AssetId;
import io.weft.client.Transaction;
import io.weft.loadtest.audit.ExpectedBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The accounts of a kill test and what each must hold after what was acknowledged. The rich can always pay, the poor
 * sometimes, the penniless never have anything of their own. Thread-safe.
 */
final class KillAccounts {

    static final int RICH = 600;
    static final int POOR = 300;
    static final int PENNILESS = 100;
    static final int ALL = RICH + POOR + PENNILESS;

    private static final long RICH_FUNDS = 1_000_000_000;
    private static final long POOR_FUNDS = 100;
    private static final int ACCOUNTS_PER_TRANSACTION = Transaction.MAX_STEPS / 2;

    private final AccountId issuer = AccountId.named("kill-test issuer");
    private final AssetId asset = new AssetId(issuer, 7);
    private final List<AccountId> ids = new ArrayList<>();
    private final AtomicLongArray posted = new AtomicLongArray(ALL);
    private final AtomicLongArray held = new AtomicLongArray(ALL);

    KillAccounts() {
        for (int i = 0; i < ALL; i++) {
            ids.add(AccountId.named(name(i)));
            posted.set(i, funds(i));
        }
    }

    /** What a committed transaction does to one account. */
    record Effect(int account, long posted, long held) {}

    AssetId asset() {
        return asset;
    }

    AccountId id(int account) {
        return ids.get(account);
    }

    Transaction createAsset() {
        return Transaction.builder().openAccount(issuer).createAsset(asset, 0).build();
    }

    List<Transaction> openings() {
        List<Transaction> transactions = new ArrayList<>();
        for (int first = 0; first < ALL; first += ACCOUNTS_PER_TRANSACTION) {
            Transaction.Builder steps = Transaction.builder();
            for (int i = first; i < Math.min(ALL, first + ACCOUNTS_PER_TRANSACTION); i++) {
                steps.openAccount(id(i));
                if (funds(i) > 0) {
                    steps.transfer(issuer, id(i), asset, funds(i));
                }
            }
            transactions.add(steps.build());
        }
        return transactions;
    }

    void apply(List<Effect> effects) {
        for (Effect effect : effects) {
            posted.addAndGet(effect.account(), effect.posted());
            held.addAndGet(effect.account(), effect.held());
        }
    }

    List<ExpectedBalance> expected() {
        List<ExpectedBalance> expected = new ArrayList<>();
        long funds = 0;
        for (int i = 0; i < ALL; i++) {
            expected.add(new ExpectedBalance(id(i), name(i), posted.get(i), held.get(i)));
            funds += funds(i);
        }
        expected.add(new ExpectedBalance(issuer, "kill-test issuer", -funds, 0));
        return expected;
    }

    private static long funds(int account) {
        if (account < RICH) {
            return RICH_FUNDS;
        }
        return account < RICH + POOR ? POOR_FUNDS : 0;
    }

    private static String name(int account) {
        return "kill-test account " + account;
    }
}
