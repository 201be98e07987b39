package io.weft.loadtest.bank;

import io.weft.client.AccountId;


/**
 * An account of the ledger that the replay needs. Amounts are in 1/100 crown.
 *
 * @param creditLimit how far below zero the bank let it go
 * @param funds       what the central bank gives it at the beginning
 * @param expected    its balance after all entries
 */
public record BankAccount(AccountId id, String name, long creditLimit, long funds, long expected) {}
