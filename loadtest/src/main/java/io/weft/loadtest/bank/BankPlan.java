package io.weft.loadtest.bank;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.Step;
import io.weft.loadtest.client.AccountIds;
import io.weft.loadtest.client.Steps;
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

    public static final ByteString CENTRAL_BANK = AccountIds.named("central bank");
    public static final AssetId CROWN = Steps.asset(CENTRAL_BANK, 1);
    public static final int CROWN_DECIMALS = 2;

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
            customers.put(account, new BankAccount(AccountIds.named(name), name, -tally.lowest, 0, tally.balance));
        });
        counterpartyTallies.forEach((name, tally) -> counterparties.put(name, new BankAccount(AccountIds.named(name),
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
    public Step transfer(Entry entry) {
        ByteString customer = customers.get(entry.account()).id();
        ByteString counterparty = counterparties.get(entry.counterparty()).id();
        return entry.isCredit()
                ? Steps.transfer(counterparty, customer, CROWN, entry.amount())
                : Steps.transfer(customer, counterparty, CROWN, entry.amount());
    }

    /** To be committed before all else. */
    public static List<Step> createCrown() {
        return List.of(Steps.open(CENTRAL_BANK), Steps.createAsset(CROWN, CROWN_DECIMALS));
    }

    /** The steps of transactions that open the accounts, grant the limits and hand out the funds. */
    public List<List<Step>> openings() {
        List<List<Step>> transactions = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (BankAccount account : accounts()) {
            List<Step> opening = opening(account);
            if (steps.size() + opening.size() > Steps.MAX_STEPS) {
                transactions.add(steps);
                steps = new ArrayList<>();
            }
            steps.addAll(opening);
        }
        transactions.add(steps);
        return transactions;
    }

    private static List<Step> opening(BankAccount account) {
        List<Step> steps = new ArrayList<>();
        steps.add(Steps.open(account.id()));
        if (account.creditLimit() > 0) {
            steps.add(Steps.creditLimit(account.id(), CROWN, account.creditLimit()));
        }
        if (account.funds() > 0) {
            steps.add(Steps.transfer(CENTRAL_BANK, account.id(), CROWN, account.funds()));
        }
        return steps;
    }
}
