package io.weft.loadtest.replay;

import io.weft.loadtest.bank.Entry;
import io.weft.loadtest.bank.EntryLine;

/** What the lines of a file mean. */
interface PaymentFormat {

    /** @throws IllegalArgumentException saying what is wrong with the line, and what to do about it */
    Payment parse(String line);

    /**
     * By the first line of the file: that of a bank's entries, or the names of columns.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static PaymentFormat of(String header) {
        return header.equals(EntryLine.HEADER) ? line -> payment(EntryLine.parse(line)) : PaymentColumns.of(header);
    }

    private static Payment payment(Entry entry) {
        String customer = "customer " + entry.account();
        return entry.isCredit() ? new Payment(entry.counterparty(), customer, "", entry.amount())
                : new Payment(customer, entry.counterparty(), "", entry.amount());
    }
}
