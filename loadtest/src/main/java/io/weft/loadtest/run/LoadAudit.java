package io.weft.loadtest.run;

import com.google.protobuf.ByteString;
import io.weft.api.v1.Balance;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.loadtest.client.AccountReads;
import io.weft.loadtest.client.Hex;
import io.weft.loadtest.client.LedgerReads;
import io.weft.loadtest.drive.Drive.TxIdBytes;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.terminal.Text;
import io.weft.loadtest.wire.Accounts;
import io.weft.loadtest.workload.Books;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Looks up after a run whether the ledger says what it has acknowledged: every balance, their sum, and a sample of
 * transactions. Holds a bounded number of answers at a time.
 */
final class LoadAudit {

    private static final int CHUNK = 4_096;
    private static final int MAX_REPORTED = 10;

    private final AccountReads accountReads;
    private final LedgerReads reads;
    private final Accounts accounts;
    private final Books books;
    private final List<String> checks = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int wrongBalances;

    LoadAudit(AccountReads accountReads, LedgerReads reads, Accounts accounts, Books books) {
        this.accountReads = accountReads;
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
        BigInteger sum = BigInteger.ZERO;
        for (int first = 0; first <= accounts.count(); first += CHUNK) {
            int from = first;
            int to = Math.min(accounts.count() + 1, first + CHUNK);
            List<GetAccountResponse> answers = accountReads.accounts(IntStream.range(from, to).mapToObj(accounts::id).toList(), done);
            for (int i = 0; i < answers.size(); i++) {
                sum = sum.add(compare(from + i, answers.get(i)));
            }
        }
        checks.add("each of " + Text.count(accounts.count()) + " balances is what the acknowledged transactions imply");
        checks.add("all balances sum to zero");
        if (wrongBalances > MAX_REPORTED) {
            failures.add("and " + Text.count(wrongBalances - MAX_REPORTED) + " more balances are wrong");
        }
        if (sum.signum() != 0) {
            failures.add("all balances must sum to zero, but sum to " + sum);
        }
    }

    private BigInteger compare(int account, GetAccountResponse answer) {
        Balance balance = answer.getBalancesList().stream().filter(one -> one.getAsset().equals(accounts.asset())).findFirst()
                .orElse(Balance.getDefaultInstance());
        BigInteger posted = number(balance.getPosted());
        boolean isRight = answer.getExists() && posted.equals(BigInteger.valueOf(books.posted(account)))
                && number(balance.getHeld()).signum() == 0;
        if (!isRight && ++wrongBalances <= MAX_REPORTED) {
            failures.add("account " + Hex.of(accounts.id(account)) + " must have " + books.posted(account)
                    + " and nothing held, but has " + posted + " and " + number(balance.getHeld()) + " held");
        }
        return posted;
    }

    private static BigInteger number(String text) {
        return text.isEmpty() ? BigInteger.ZERO : new BigInteger(text);
    }

    void committed(List<TxIdBytes> ids) throws InterruptedException {
        transactions(ids, "committed", answer -> answer.getOutcome().hasCommitted());
    }

    void rejected(List<TxIdBytes> ids) throws InterruptedException {
        transactions(ids, "rejected", answer -> answer.getOutcome().hasRejected());
    }

    private void transactions(List<TxIdBytes> ids, String what, Predicate<GetTransactionResponse> isSo) throws InterruptedException {
        List<ByteString> asked = ids.stream().map(LoadAudit::bytes).toList();
        List<GetTransactionResponse> answers = reads.transactions(asked);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (!isSo.test(answers.get(i))) {
                wrong.add("transaction " + Hex.of(asked.get(i)) + " was acknowledged as " + what + ", but is now "
                        + answers.get(i).toString().replaceAll("\\s+", " ").strip());
            }
        }
        checks.add(Text.count(ids.size()) + " transactions that were acknowledged as " + what + " are found so");
        failures.addAll(wrong.subList(0, Math.min(MAX_REPORTED, wrong.size())));
        if (wrong.size() > MAX_REPORTED) {
            failures.add("and " + (wrong.size() - MAX_REPORTED) + " more");
        }
    }

    private static ByteString bytes(TxIdBytes id) {
        return ByteString.copyFrom(ByteBuffer.allocate(2 * Long.BYTES).putLong(id.high()).putLong(id.low()).flip());
    }

    AuditResult result() {
        return new AuditResult(checks, failures);
    }
}
