package io.weft.loadtest.audit;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.Balance;
import io.weft.api.v1.GetAccountResponse;
import io.weft.loadtest.client.AccountReads;
import io.weft.loadtest.client.Hex;
import io.weft.loadtest.client.LedgerRefused;
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

    private final AccountReads reads;
    private final AssetId asset;

    public BalanceAudit(AccountReads reads, AssetId asset) {
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
    public record Result(int accounts, BigInteger sum, Map<ByteString, BigInteger> posted, int wrong,
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
        List<GetAccountResponse> answers =
                reads.accounts(expected.stream().map(ExpectedBalance::account).toList(), done);
        BigInteger sum = BigInteger.ZERO;
        Map<ByteString, BigInteger> postedByAccount = new HashMap<>();
        List<String> faults = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < answers.size(); i++) {
            Balance balance = balanceOf(answers.get(i));
            BigInteger posted = number(balance.getPosted());
            sum = sum.add(posted);
            postedByAccount.put(expected.get(i).account(), posted);
            String fault = fault(expected.get(i), answers.get(i).getExists(), posted, number(balance.getHeld()));
            if (fault != null && ++wrong <= MAX_REPORTED_FAULTS) {
                faults.add(fault);
            }
        }
        return new Result(expected.size(), sum, postedByAccount, wrong, faults);
    }

    private Balance balanceOf(GetAccountResponse account) {
        return account.getBalancesList().stream()
                .filter(balance -> balance.getAsset().equals(asset))
                .findFirst().orElse(Balance.getDefaultInstance());
    }

    private static BigInteger number(String text) {
        return text.isEmpty() ? BigInteger.ZERO : new BigInteger(text);
    }

    /** Null if all is right. */
    private static String fault(ExpectedBalance expected, boolean exists, BigInteger posted, BigInteger held) {
        String who = expected.name() + " (" + Hex.of(expected.account()) + ")";
        if (!exists) {
            return who + " does not exist";
        }
        boolean right = posted.equals(BigInteger.valueOf(expected.posted()))
                && held.equals(BigInteger.valueOf(expected.held()));
        return right ? null : who + " must have " + expected.posted() + " posted and " + expected.held()
                + " held, but has " + posted + " and " + held;
    }
}
