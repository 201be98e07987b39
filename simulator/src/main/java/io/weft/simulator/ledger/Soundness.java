package io.weft.simulator.ledger;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * What must be true of every state, whatever happened: each asset sums to zero, no available amount is below its floor, and
 * what is held is what the holds reserve. It is asked of each change, so by induction it is true of each state.
 */
final class Soundness {

    private Soundness() {}

    /**
     * @throws IllegalStateException if the model itself is wrong
     */
    static void require(LedgerState before, Map<String, Account> changed) {
        Map<String, BigInteger> sums = new HashMap<>();
        changed.forEach((id, account) -> {
            Account old = before.account(id);
            account.balances().forEach((asset, balance) -> add(sums, asset, balance.posted()));
            old.balances().forEach((asset, balance) -> add(sums, asset, balance.posted().negate()));
            requireFloors(id, account);
            requireHolds(id, account);
        });
        sums.forEach((asset, sum) -> require(sum.signum() == 0, asset + " does not sum to zero, but to", sum));
    }

    private static void add(Map<String, BigInteger> sums, String asset, BigInteger amount) {
        if (amount.signum() != 0) {
            sums.merge(asset, amount, BigInteger::add);
        }
    }

    private static void requireFloors(String id, Account account) {
        account.balances().forEach((asset, balance) -> {
            require(balance.posted().abs().compareTo(Balance.MAX) <= 0, id + " has too much", balance);
            require(LedgerState.issues(id, asset) || balance.isWithinLimit(), id + " is below its limit", balance);
        });
    }

    private static void requireHolds(String id, Account account) {
        Map<String, BigInteger> reserved = new HashMap<>();
        account.holds().values().stream().filter(HeldAmount::isReserved)
                .forEach(hold -> add(reserved, hold.asset(), hold.amount()));
        account.balances().forEach((asset, balance) -> {
            BigInteger sum = reserved.getOrDefault(asset, BigInteger.ZERO);
            require(balance.held().equals(sum), id + " holds other than it reserves", account);
        });
        require(account.balances().keySet().containsAll(reserved.keySet()), id + " reserves what it does not hold", account);
    }

    private static void require(boolean condition, String message, Object found) {
        if (!condition) {
            throw new IllegalStateException(message + " " + found);
        }
    }
}
