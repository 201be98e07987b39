package io.weft.loadtest.run;

import io.weft.api.v1.Step;
import io.weft.loadtest.client.LedgerRefused;
import io.weft.loadtest.client.LedgerStream;
import io.weft.loadtest.client.MustCommit;
import io.weft.loadtest.client.Steps;
import io.weft.loadtest.client.StreamCounters;
import io.weft.loadtest.client.StreamSettings;
import io.weft.loadtest.client.TxIds;
import io.weft.loadtest.wire.Accounts;
import io.weft.loadtest.workload.Books;
import io.weft.loadtest.workload.Workload;
import io.grpc.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
        this.accountsPerTransaction = Steps.MAX_STEPS / (hasLimits ? 3 : 2);
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
    void open(Supplier<Channel> channels, AtomicInteger done) throws LedgerRefused, InterruptedException {
        StreamSettings settings = StreamSettings.DEFAULTS.withMaxInFlight(IN_FLIGHT);
        try (LedgerStream stream = new LedgerStream(channels, settings, new StreamCounters())) {
            MustCommit mustCommit = new MustCommit(stream, new TxIds());
            for (int asset = 0; asset < accounts.assets(); asset++) {
                mustCommit.one(List.of(Steps.open(accounts.id(accounts.issuer(asset))), Steps.createAsset(accounts.asset(asset), 0)));
            }
            mustCommit.all(() -> IntStream.range(0, openings()).mapToObj(this::opening).iterator(), done);
        }
    }

    private List<Step> opening(int transaction) {
        List<Step> steps = new ArrayList<>();
        int first = transaction * accountsPerTransaction;
        for (int i = first; i < Math.min(accounts.count(), first + accountsPerTransaction); i++) {
            int asset = accounts.assetOf(i);
            steps.add(Steps.open(accounts.id(i)));
            if (workload.creditLimitOf(i) > 0) {
                steps.add(Steps.creditLimit(accounts.id(i), accounts.asset(asset), workload.creditLimitOf(i)));
            }
            if (workload.fundsOf(i) > 0) {
                steps.add(Steps.transfer(accounts.id(accounts.issuer(asset)), accounts.id(i), accounts.asset(asset), workload.fundsOf(i)));
            }
        }
        return steps;
    }
}
