package io.weft.loadtest.baseline;

import java.util.UUID;

/**
 * From one account to another.
 *
 * @param amount more than zero
 */
record Transfer(UUID id, long debtor, long creditor, long amount) {}
