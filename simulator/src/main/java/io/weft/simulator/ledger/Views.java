package io.weft.simulator.ledger;

import io.weft.simulator.ledger.HeldAmount.Status;
import io.weft.simulator.ledger.LedgerOperation.AccountView;
import io.weft.simulator.ledger.LedgerOperation.BalanceView;
import io.weft.simulator.ledger.LedgerOperation.HoldView;
import io.weft.simulator.ledger.LedgerOperation.Read;
import io.weft.simulator.ledger.LedgerOperation.ReadAccount;
import io.weft.simulator.ledger.LedgerOperation.ReadAsset;
import io.weft.simulator.ledger.LedgerOperation.ReadHolds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what was shown with what is. */
final class Views {

    private Views() {}

    /** Whether this may be shown if the account that answers is as given. */
    static boolean matches(Read read, Account account) {
        if (read instanceof ReadAccount one) {
            return matches(one.observed(), one.account(), account);
        }
        if (read instanceof ReadHolds holds) {
            return matches(holds.observed(), holds.account(), account);
        }
        return matches((ReadAsset) read, account);
    }

    /** Balances that are zero throughout may be shown or not. */
    private static boolean matches(AccountView observed, String id, Account account) {
        return observed.exists() == account.exists()
                && observed.debitFrozen() == account.debitFrozen()
                && observed.creditFrozen() == account.creditFrozen()
                && observed.issued().equals(account.issuedAssets())
                && observed.balances().entrySet().stream().allMatch(it ->
                        matches(it.getValue(), account.balance(it.getKey()), LedgerState.issues(id, it.getKey())))
                && account.balances().entrySet().stream().allMatch(it ->
                        it.getValue().isZero() || observed.balances().containsKey(it.getKey()));
    }

    private static boolean matches(BalanceView observed, Balance balance, boolean isIssuer) {
        return observed.posted().equals(balance.posted())
                && observed.held().equals(balance.held())
                && (isIssuer ? observed.creditLimit() == null : balance.creditLimit().equals(observed.creditLimit()));
    }

    /** All holds that are reserved are shown; those that expired may be forgotten. None is shown twice. */
    private static boolean matches(List<HoldView> observed, String id, Account account) {
        Set<String> shown = new HashSet<>();
        return observed.stream().allMatch(it -> shown.add(it.id()) && matches(it, id, account.holds().get(it.id())))
                && account.holds().entrySet().stream().allMatch(it ->
                        !it.getValue().isReserved() || shown.contains(it.getKey()));
    }

    private static boolean matches(HoldView observed, String id, HeldAmount hold) {
        return hold != null
                && observed.from().equals(id)
                && observed.to().equals(hold.to())
                && observed.asset().equals(hold.asset())
                && observed.amount().equals(hold.amount())
                && observed.deadlineMs() == hold.deadlineMs()
                && observed.active() == (hold.status() != Status.EXPIRED);
    }

    private static boolean matches(ReadAsset read, Account issuer) {
        Integer decimals = issuer.issued().get(read.asset());
        return read.exists() ? decimals != null && decimals == read.decimals() : decimals == null;
    }
}
