package io.weft.loadtest.cluster;

import io.weft.client.AccountId;
import io.weft.client.AssetId;
import io.weft.client.ClientSettings;
import io.weft.client.Outcome;
import io.weft.client.Transaction;
import io.weft.client.WeftClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Pays from one account into many, so that all shards are likely to take part. */
final class Bank {

    private static final int ACCOUNTS = 40;
    private static final long AMOUNT = 7;

    private final List<String> addresses;
    private final AccountId issuer = AccountId.random();
    private final AssetId asset = new AssetId(issuer, 1);
    private final List<AccountId> accounts = new ArrayList<>();
    private int payments;

    private Bank(List<String> addresses) {
        this.addresses = addresses;
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(AccountId.random());
        }
    }

    /** @throws IllegalStateException if the accounts can't be opened */
    static Bank open(List<String> addresses) {
        Bank bank = new Bank(addresses);
        try (WeftClient client = bank.connect()) {
            Transaction.Builder opening = Transaction.builder().openAccount(bank.issuer).createAsset(bank.asset, 2);
            bank.accounts.forEach(opening::openAccount);
            Outcome outcome = client.execute(opening.build()).toCompletableFuture().join();
            if (!(outcome instanceof Outcome.Committed)) {
                throw new IllegalStateException("not opened: " + outcome);
            }
        }
        return bank;
    }

    /** Whether every account then has all that was ever paid into it, and no more. */
    boolean payAndReadBack() {
        try (WeftClient client = connect()) {
            List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
            for (AccountId account : accounts) {
                outcomes.add(client.transfer(issuer, account, asset, AMOUNT).toCompletableFuture());
            }
            payments++;
            return outcomes.stream().allMatch(outcome -> outcome.join() instanceof Outcome.Committed)
                    && accounts.stream().allMatch(account -> balance(client, account) == payments * AMOUNT);
        }
    }

    private long balance(WeftClient client, AccountId account) {
        return client.read(account).toCompletableFuture().join().orElseThrow().balance(asset).posted().longValueExact();
    }

    private WeftClient connect() {
        return WeftClient.builder().addresses(addresses.toArray(String[]::new)).settings(ClientSettings.DEFAULTS).build();
    }
}
