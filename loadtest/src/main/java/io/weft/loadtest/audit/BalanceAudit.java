package io.weft.loadtest.audit;

import io.weft.client.Account;
import io.weft.client.AccountId;
import io.weft.client.AssetId;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.ledger.LedgerRefused;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads accounts exactly and compares every one with what it must hold. */
public final class BalanceAudit {

    /** More than these are only counted. */
    private static final int MAX_REPORTED_FAULTS = 10;

    private final LedgerReads reads;
    private final AssetId asset;

    public BalanceAudit(LedgerReads reads, AssetId asset) {
        this.reads = reads;
        this.asset = asset;
    }

    /**
     * What an audit found.
     *
     * @param sum    of the posted balances of all audited accounts
     * @param posted what the ledger says, by account
     * @param wrong  number of accounts that differ
     * @param faults the first of them, for people
     */
    public record Result(int accounts, BigInteger sum, Map<AccountId, BigInteger> posted, int wrong,
            List<String> faults) {

        public boolean allRight() {
            return wrong == 0;
        }

        public boolean sumIsZero() {
            return sum.signum() == 0;
        }
    }

    /**
     * @param done counts the accounts that were read, while they are
     * @throws LedgerRefused if one could not be read
     */
    public Result run(List<ExpectedBalance> expected, AtomicInteger done) throws LedgerRefused, InterruptedException {
        List<Account> answers = reads.accounts(expected.stream().map(ExpectedBalance::account).toList(), done);
        BigInteger sum = BigInteger.ZERO;
        Map<AccountId, BigInteger> postedByAccount = new HashMap<>();
        List<String> faults = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < answers.size(); i++) {
            Account.Balance balance = answers.get(i).balance(asset);
            BigInteger posted = balance.posted();
            sum = sum.add(posted);
            postedByAccount.put(expected.get(i).account(), posted);
            String fault = fault(expected.get(i), answers.get(i).exists(), posted, balance.held());
            if (fault != null && ++wrong <= MAX_REPORTED_FAULTS) {
                faults.add(fault);
            }
        }
        return new Result(expected.size(), sum, postedByAccount, wrong, faults);
    }

    /** Null if all is right. */
    private static String fault(ExpectedBalance expected, boolean exists, BigInteger posted, BigInteger held) {
        String who = expected.name() + " (" + expected.account() + ")";
        if (!exists) {
            return who + " does not exist";
        }
        boolean right = posted.equals(BigInteger.valueOf(expected.posted()))
                && held.equals(BigInteger.valueOf(expected.held()));
        return right ? null : who + " must have " + expected.posted() + " posted and " + expected.held()
                + " held, but has " + posted + " and " + held;
    }
}
