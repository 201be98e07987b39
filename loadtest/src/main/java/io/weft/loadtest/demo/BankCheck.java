package io.weft.loadtest.demo;

import io.weft.client.AccountId;
import io.weft.loadtest.audit.Checks;
import io.weft.loadtest.audit.ExpectedBalance;
import io.weft.loadtest.bank.BankAccount;
import io.weft.loadtest.bank.BankPlan;
import io.weft.loadtest.bank.ReportedBalances;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold of the bank's accounts after the replay. */
final class BankCheck {

    private static final int MAX_FAULTS = 10;

    private final BankPlan plan;
    private final ReportedBalances reported;

    BankCheck(BankPlan plan, ReportedBalances reported) {
        this.plan = plan;
        this.reported = reported;
    }

    /** Every account of the bank, and the issuer, which gave out the funds of the bank's accounts. */
    List<ExpectedBalance> expected() {
        List<ExpectedBalance> expected = new ArrayList<>();
        for (BankAccount account : plan.accounts()) {
            expected.add(new ExpectedBalance(account.id(), account.name(), account.expected(), 0));
        }
        expected.add(new ExpectedBalance(BankPlan.CENTRAL_BANK, "central bank", -plan.funds(), 0));
        return expected;
    }

    /**
     * How near the balances are to what the bank printed.
     *
     * @param exact    accounts that agree to the haler
     * @param furthest the largest difference, in 1/100 crown
     */
    record Nearness(int accounts, int exact, long furthest) {}

    /** Compares the balances that the ledger gave with those that the bank printed. */
    Nearness checkReported(Map<AccountId, BigInteger> posted, Checks checks) {
        int exact = 0;
        long furthest = 0;
        List<String> faults = new ArrayList<>();
        for (long account : reported.accounts()) {
            BankAccount customer = plan.customer(account);
            long balance = posted.get(customer.id()).longValueExact();
            long difference = reported.difference(account, balance);
            exact += difference == 0 ? 1 : 0;
            furthest = Math.max(furthest, difference);
            if (difference > ReportedBalances.TOLERANCE && faults.size() < MAX_FAULTS) {
                faults.add(customer.name() + " has " + balance + ", which is " + difference
                        + " haler from what the bank printed");
            }
        }
        checks.none("balances are further than 1 crown from what the bank printed", faults);
        return new Nearness(reported.accounts().size(), exact, furthest);
    }
}
