package io.weft.loadtest.run;

import io.weft.client.AccountId;
import io.weft.client.AssetId;
import io.weft.client.Transaction;
import io.weft.loadtest.ledger.LedgerRefused;
import io.weft.loadtest.ledger.MustCommit;
import io.weft.loadtest.ledger.Nodes;
import io.weft.loadtest.wire.Accounts;
import io.weft.loadtest.workload.Books;
import io.weft.loadtest.workload.Workload;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The accounts of a run, opened and funded, and what they must hold. */
final class LoadBank {

    private static final int IN_FLIGHT = 256;

    private final Workload workload;
    private final Accounts accounts;
    private final Books books;
    private final int accountsPerTransaction;

    /** @param run tells this run's accounts from those of others */
    LoadBank(Workload workload, long run) {
        this.workload = workload;
        this.accounts = Accounts.of(run, workload.accounts(), workload.assets(), workload::assetOf);
        this.books = new Books(workload.accounts(), workload.assets(), workload::assetOf, workload::fundsOf);
        boolean hasLimits = IntStream.range(0, workload.accounts()).anyMatch(account -> workload.creditLimitOf(account) > 0);
        this.accountsPerTransaction = Transaction.MAX_STEPS / (hasLimits ? 3 : 2);
    }

    Workload workload() {
        return workload;
    }

    Accounts accounts() {
        return accounts;
    }

    Books books() {
        return books;
    }

    int openings() {
        return (accounts.count() + accountsPerTransaction - 1) / accountsPerTransaction;
    }

    /** @param done counts the transactions that have opened accounts, {@link #openings} in all */
    void open(Nodes nodes, AtomicInteger done) throws LedgerRefused, InterruptedException {
        try (MustCommit mustCommit = new MustCommit(nodes, IN_FLIGHT)) {
            for (int asset = 0; asset < accounts.assets(); asset++) {
                mustCommit.one(Transaction.builder().openAccount(issuer(asset)).createAsset(asset(asset), 0).build());
            }
            mustCommit.all(() -> IntStream.range(0, openings()).mapToObj(this::opening).iterator(), done);
        }
    }

    private Transaction opening(int transaction) {
        Transaction.Builder steps = Transaction.builder();
        int first = transaction * accountsPerTransaction;
        for (int i = first; i < Math.min(accounts.count(), first + accountsPerTransaction); i++) {
            AccountId account = new AccountId(accounts.id(i));
            AssetId asset = asset(accounts.assetOf(i));
            steps.openAccount(account);
            if (workload.creditLimitOf(i) > 0) {
                steps.setLimit(account, asset, workload.creditLimitOf(i));
            }
            if (workload.fundsOf(i) > 0) {
                steps.transfer(asset.issuer(), account, asset, workload.fundsOf(i));
            }
        }
        return steps.build();
    }

    private AccountId issuer(int asset) {
        return new AccountId(accounts.id(accounts.issuer(asset)));
    }

    private AssetId asset(int asset) {
        return AssetId.of(accounts.asset(asset));
    }
}
