package io.weft.loadtest.replay;

/**
 * One line of a file of transfers.
 *
 * @param debit  the account that pays
 * @param credit the account that is paid
 * @param asset  what is paid in; empty if the file does not say
 * @param amount more than zero, in the smallest unit
 */
record Payment(String debit, String credit, String asset, long amount) {}
