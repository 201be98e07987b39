package io.weft.loadtest.audit;

import java.util.ArrayList;
import java.util.List;

/** What was checked, and what did not hold. For one thread. */
public final class Checks {

    private int checked;
    private final List<String> failures = new ArrayList<>();

    /** @param failure what to say if it does not hold */
    public void check(boolean holds, String failure) {
        checked++;
        if (!holds) {
            failures.add(failure);
        }
    }

    /** Holds if there are no faults. */
    public void none(String what, List<String> faults) {
        check(faults.isEmpty(), what + ":" + list(faults));
    }

    /** Every account as expected. */
    public void balances(String whose, BalanceAudit.Result audit) {
        check(audit.allRight(), audit.wrong() + " of " + audit.accounts() + " balances of " + whose + " are wrong:"
                + list(audit.faults()));
    }

    /** Every asset sums to zero over all accounts. */
    public void sumIsZero(BalanceAudit.Result audit) {
        check(audit.sumIsZero(), "the sum over all accounts must be zero, but is " + audit.sum());
    }

    private static String list(List<String> faults) {
        return "\n    " + String.join("\n    ", faults);
    }

    public boolean allHeld() {
        return failures.isEmpty();
    }

    public int checked() {
        return checked;
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
