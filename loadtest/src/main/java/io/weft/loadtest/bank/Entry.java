package io.weft.loadtest.bank;

import java.time.LocalDate;

/**
 * One entry in the books of a bank, seen from the customer's account. Amounts are in 1/100 crown.
 *
 * @param number          the bank's own number
 * @param account         the customer's account
 * @param counterparty    a name of the other side, such as {@code cash} or {@code bank YZ, account 62457513}
 * @param reportedBalance what the bank printed after the entry
 */
public record Entry(long number, long account, LocalDate date, Direction direction, String counterparty, long amount,
        long reportedBalance) {

    /** Which way the money goes, seen from the customer's account. */
    public enum Direction { CREDIT, DEBIT }

    public boolean isCredit() {
        return direction == Direction.CREDIT;
    }

    /** What it adds to the account. */
    public long signedAmount() {
        return isCredit() ? amount : -amount;
    }
}
