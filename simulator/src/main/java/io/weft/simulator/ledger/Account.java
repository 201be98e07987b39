package io.weft.simulator.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One account. The maps are never changed; each method gives a new account.
 *
 * @param balances by asset, also those that went back to zero
 * @param holds those that it pays, by id, without those that were posted or voided; expired ones stay for good, also when it
 *     is closed
 * @param issued decimals by asset
 */
record Account(boolean exists, boolean debitFrozen, boolean creditFrozen, Map<String, Balance> balances,
               Map<String, HeldAmount> holds, Map<String, Integer> issued) {

    static final Account NEVER_OPENED = new Account(false, false, false, Map.of(), Map.of(), Map.of());

    Account opened() {
        return new Account(true, false, false, Map.of(), holds, Map.of());
    }

    Account closed() {
        return holds.isEmpty() ? NEVER_OPENED : new Account(false, false, false, Map.of(), holds, Map.of());
    }

    Balance balance(String asset) {
        return balances.getOrDefault(asset, Balance.ZERO);
    }

    Account withFlags(boolean noDebit, boolean noCredit) {
        return new Account(exists, noDebit, noCredit, balances, holds, issued);
    }

    Account with(String asset, Balance balance) {
        return new Account(exists, debitFrozen, creditFrozen, put(balances, asset, balance), holds, issued);
    }

    Account with(String holdId, HeldAmount hold) {
        return new Account(exists, debitFrozen, creditFrozen, balances, put(holds, holdId, hold), issued);
    }

    Account withoutHold(String holdId) {
        Map<String, HeldAmount> fewer = new HashMap<>(holds);
        fewer.remove(holdId);
        return new Account(exists, debitFrozen, creditFrozen, balances, fewer, issued);
    }

    Account withIssued(String asset, int decimals) {
        return new Account(exists, debitFrozen, creditFrozen, balances, holds, put(issued, asset, decimals));
    }

    /** The deadline of a hold that is still reserved. */
    Account expired(String holdId) {
        HeldAmount hold = holds.get(holdId);
        Balance balance = balance(hold.asset());
        return with(hold.asset(), balance.plusHeld(hold.amount().negate())).with(holdId, hold.with(HeldAmount.Status.EXPIRED));
    }

    boolean hasReservedHolds() {
        return holds.values().stream().anyMatch(HeldAmount::isReserved);
    }

    Set<String> issuedAssets() {
        return issued.keySet();
    }

    private static <V> Map<String, V> put(Map<String, V> map, String key, V value) {
        Map<String, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
