package io.weft.loadtest.replay;

import io.weft.loadtest.wire.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts of a file of payments, found in a first pass over it, and what each pays in all. A name that pays or is paid in
 * two assets is two accounts. Read-only once made.
 */
final class ReplayAccounts {

    static final int MAX_ACCOUNTS = 5_000_000;
    /** No balance comes near the largest number then, whatever is credited to it. */
    static final long MAX_PAID = 1L << 61;

    private final List<Map<String, Integer>> byAsset = new ArrayList<>();
    private final Map<String, Integer> assets = new HashMap<>();
    private long[] paid = new long[1_024];
    private byte[] assetOf = new byte[1_024];
    private int count;
    private long payments;
    private long paidByAll;

    /** @throws io.weft.loadtest.bank.BadEntries if the file is not as it must be */
    static ReplayAccounts of(Path file) throws IOException {
        ReplayAccounts accounts = new ReplayAccounts();
        try (PaymentReader reader = PaymentReader.open(file)) {
            for (Payment payment = reader.next(); payment != null; payment = reader.next()) {
                accounts.add(payment, reader);
            }
            if (accounts.payments == 0) {
                throw reader.badFile("there are no transfers in it");
            }
        }
        return accounts;
    }

    private void add(Payment payment, PaymentReader reader) throws IOException {
        int asset = assets.computeIfAbsent(payment.asset(), name -> assets.size());
        if (asset == byAsset.size()) {
            byAsset.add(new HashMap<>());
        }
        int debit = open(asset, payment.debit());
        open(asset, payment.credit());
        if (assets.size() > Accounts.MAX_ASSETS) {
            throw reader.bad("more than " + Accounts.MAX_ASSETS + " assets: split the file");
        }
        if (count > MAX_ACCOUNTS) {
            throw reader.bad("more than " + MAX_ACCOUNTS + " accounts: split the file");
        }
        if (payment.amount() > MAX_PAID - paidByAll) {
            throw reader.bad("all amounts up to here sum to more than " + MAX_PAID + ": write them in a larger unit");
        }
        paid[debit] += payment.amount();
        paidByAll += payment.amount();
        payments++;
    }

    private int open(int asset, String name) {
        Integer known = byAsset.get(asset).putIfAbsent(name, count);
        if (known != null) {
            return known;
        }
        if (count == paid.length) {
            paid = Arrays.copyOf(paid, 2 * count);
            assetOf = Arrays.copyOf(assetOf, 2 * count);
        }
        assetOf[count] = (byte) asset;
        return count++;
    }

    int count() {
        return count;
    }

    int assets() {
        return assets.size();
    }

    int assetOf(int account) {
        return assetOf[account];
    }

    /** In one round of the file. */
    long paidBy(int account) {
        return paid[account];
    }

    /** Lines of the file. */
    long payments() {
        return payments;
    }

    /** How often the file may be replayed before numbers become too large; at least once. */
    long mostRounds() {
        return MAX_PAID / paidByAll;
    }

    /** Null if this was not in the file at the first pass. */
    Integer debtor(Payment payment) {
        return find(payment.asset(), payment.debit());
    }

    /** Null if this was not in the file at the first pass. */
    Integer creditor(Payment payment) {
        return find(payment.asset(), payment.credit());
    }

    private Integer find(String asset, String name) {
        Integer number = assets.get(asset);
        return number == null ? null : byAsset.get(number).get(name);
    }
}
