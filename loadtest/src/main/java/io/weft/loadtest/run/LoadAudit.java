package io.weft.loadtest.run;

import io.weft.client.AccountId;
import io.weft.client.AssetId;
import io.weft.client.Found;
import io.weft.client.Outcome;
import io.weft.client.TxId;
import io.weft.loadtest.audit.BalanceAudit;
import io.weft.loadtest.audit.ExpectedBalance;
import io.weft.loadtest.drive.Drive.TxIdBytes;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.terminal.Text;
import io.weft.loadtest.wire.Accounts;
import io.weft.loadtest.workload.Books;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Looks up after a run whether the ledger says what it has acknowledged: every balance, their sum, and a sample of
 * transactions. Holds a bounded number of answers at a time.
 */
final class LoadAudit {

    private static final int CHUNK = 4_096;
    private static final int MAX_REPORTED = 10;

    private final LedgerReads reads;
    private final Accounts accounts;
    private final Books books;
    private final List<String> checks = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int wrongBalances;
    private int reportedBalances;

    LoadAudit(LedgerReads reads, Accounts accounts, Books books) {
        this.reads = reads;
        this.accounts = accounts;
        this.books = books;
    }

    /** What went wrong while the run went on. */
    void faults(List<String> faults) {
        checks.add("no answer was wrong, and none is missing");
        failures.addAll(faults);
    }

    /** @param done counts the accounts that were read */
    void balances(AtomicInteger done) throws IOException, InterruptedException {
        for (int asset = 0; asset < accounts.assets(); asset++) {
            balances(asset, done);
        }
        checks.add("each of " + Text.count(accounts.count()) + " balances is what the acknowledged transactions imply");
        checks.add(accounts.assets() == 1 ? "all balances sum to zero"
                : "all balances of each of " + accounts.assets() + " assets sum to zero");
        if (wrongBalances > reportedBalances) {
            failures.add("and " + Text.count(wrongBalances - reportedBalances) + " more balances are wrong");
        }
    }

    private void balances(int asset, AtomicInteger done) throws IOException, InterruptedException {
        BalanceAudit audit = new BalanceAudit(reads, AssetId.of(accounts.asset(asset)));
        BigInteger sum = BigInteger.ZERO;
        List<ExpectedBalance> chunk = new ArrayList<>();
        for (int account = 0; account < accounts.total(); account++) {
            if (accounts.assetOf(account) == asset) {
                chunk.add(new ExpectedBalance(new AccountId(accounts.id(account)), name(account), books.posted(account), 0));
            }
            if (chunk.size() == CHUNK || account == accounts.total() - 1) {
                sum = sum.add(take(audit.run(chunk, done)));
                chunk.clear();
            }
        }
        if (sum.signum() != 0) {
            failures.add("all balances of an asset must sum to zero, but sum to " + sum);
        }
    }

    private String name(int account) {
        return account < accounts.count() ? "account " + account : "issuer";
    }

    private BigInteger take(BalanceAudit.Result result) {
        wrongBalances += result.wrong();
        List<String> faults = result.faults().subList(0, Math.min(result.faults().size(), MAX_REPORTED - reportedBalances));
        reportedBalances += faults.size();
        failures.addAll(faults);
        return result.sum();
    }

    void committed(List<TxIdBytes> ids) throws IOException, InterruptedException {
        transactions(ids, "committed", outcome -> outcome instanceof Outcome.Committed);
    }

    void rejected(List<TxIdBytes> ids) throws IOException, InterruptedException {
        transactions(ids, "rejected", outcome -> outcome instanceof Outcome.Rejected);
    }

    private void transactions(List<TxIdBytes> ids, String what, Predicate<Outcome> isSo)
            throws IOException, InterruptedException {
        List<Found> answers = reads.transactions(ids.stream().map(id -> new TxId(id.high(), id.low())).toList());
        List<String> wrong = new ArrayList<>();
        int forgotten = 0;
        for (int i = 0; i < answers.size(); i++) {
            Found answer = answers.get(i);
            if (answer instanceof Found.Expired) {
                forgotten++;
            } else if (!(answer instanceof Found.Decided decided && isSo.test(decided.outcome()))) {
                wrong.add(new TxId(ids.get(i).high(), ids.get(i).low()) + " was acknowledged as " + what + ", but is now " + answer);
            }
        }
        checks.add(Text.count(ids.size() - forgotten) + " transactions that were acknowledged as " + what + " are found so"
                + (forgotten == 0 ? "" : ", and " + Text.count(forgotten) + " are too old for the ledger to remember"));
        if (forgotten > 0 && forgotten == ids.size()) {
            failures.add("the ledger remembers none of " + Text.count(forgotten) + " transactions that it acknowledged as " + what
                    + ": no outcome could be checked; give it a larger heap, or run for a shorter time");
        }
        failures.addAll(wrong.subList(0, Math.min(MAX_REPORTED, wrong.size())));
        if (wrong.size() > MAX_REPORTED) {
            failures.add("and " + (wrong.size() - MAX_REPORTED) + " more");
        }
    }

    AuditResult result() {
        return new AuditResult(checks, failures);
    }
}
