package io.weft.loadtest.bank;

import io.weft.client.AccountId;
import io.weft.client.AssetId;
import io.weft.client.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts behind a list of entries, and what must become of them, from one pass over the list.
 *
 * <p>A customer starts with nothing and gets as credit limit the lowest point that its balance has in the order of the
 * entries, not one haler more. Everyone else (cash, fees, other banks) starts with as much as it pays in all, and so
 * can pay in any order. That money comes from the central bank, the issuer of the crown.
 */
public final class BankPlan {

    public static final AccountId CENTRAL_BANK = AccountId.named("central bank");
    public static final AssetId CROWN = new AssetId(CENTRAL_BANK, 1);
    public static final int CROWN_DECIMALS = 2;

    private static final int STEPS_PER_ACCOUNT = 3;
    private static final int ACCOUNTS_PER_TRANSACTION = Transaction.MAX_STEPS / STEPS_PER_ACCOUNT;

    private final Map<Long, BankAccount> customers = new LinkedHashMap<>();
    private final Map<String, BankAccount> counterparties = new LinkedHashMap<>();

    private static final class Tally {
        long balance;
        long lowest;
        long paid;

        void add(long amount) {
            balance = Math.addExact(balance, amount);
            lowest = Math.min(lowest, balance);
            if (amount < 0) {
                paid = Math.subtractExact(paid, amount);
            }
        }
    }

    public BankPlan(List<Entry> entries) {
        Map<Long, Tally> customerTallies = new LinkedHashMap<>();
        Map<String, Tally> counterpartyTallies = new LinkedHashMap<>();
        for (Entry entry : entries) {
            customerTallies.computeIfAbsent(entry.account(), a -> new Tally()).add(entry.signedAmount());
            counterpartyTallies.computeIfAbsent(entry.counterparty(), c -> new Tally()).add(-entry.signedAmount());
        }
        customerTallies.forEach((account, tally) -> {
            String name = "customer " + account;
            customers.put(account, new BankAccount(AccountId.named(name), name, -tally.lowest, 0, tally.balance));
        });
        counterpartyTallies.forEach((name, tally) -> counterparties.put(name, new BankAccount(AccountId.named(name),
                name, 0, tally.paid, Math.addExact(tally.paid, tally.balance))));
    }

    public int customers() {
        return customers.size();
    }

    public int counterparties() {
        return counterparties.size();
    }

    public int creditLimits() {
        return (int) customers.values().stream().filter(account -> account.creditLimit() > 0).count();
    }

    public BankAccount customer(long account) {
        return customers.get(account);
    }

    /** Every account but the central bank's. */
    public List<BankAccount> accounts() {
        List<BankAccount> all = new ArrayList<>(customers.values());
        all.addAll(counterparties.values());
        return all;
    }

    /** What the central bank gave out: its own balance is this below zero. */
    public long funds() {
        return accounts().stream().mapToLong(BankAccount::funds).reduce(0, Math::addExact);
    }

    /** The one transfer that an entry is. */
    public Transaction transfer(Entry entry) {
        AccountId customer = customers.get(entry.account()).id();
        AccountId counterparty = counterparties.get(entry.counterparty()).id();
        return entry.isCredit()
                ? Transaction.builder().transfer(counterparty, customer, CROWN, entry.amount()).build()
                : Transaction.builder().transfer(customer, counterparty, CROWN, entry.amount()).build();
    }

    /** To be committed before all else. */
    public static Transaction createCrown() {
        return Transaction.builder().openAccount(CENTRAL_BANK).createAsset(CROWN, CROWN_DECIMALS).build();
    }

    /** Transactions that open the accounts, grant the limits and hand out the funds. */
    public List<Transaction> openings() {
        List<Transaction> transactions = new ArrayList<>();
        List<BankAccount> accounts = accounts();
        for (int first = 0; first < accounts.size(); first += ACCOUNTS_PER_TRANSACTION) {
            Transaction.Builder steps = Transaction.builder();
            accounts.subList(first, Math.min(accounts.size(), first + ACCOUNTS_PER_TRANSACTION))
                    .forEach(account -> open(account, steps));
            transactions.add(steps.build());
        }
        return transactions;
    }

    private static void open(BankAccount account, Transaction.Builder steps) {
        steps.openAccount(account.id());
        if (account.creditLimit() > 0) {
            steps.setLimit(account.id(), CROWN, account.creditLimit());
        }
        if (account.funds() > 0) {
            steps.transfer(CENTRAL_BANK, account.id(), CROWN, account.funds());
        }
    }
}
