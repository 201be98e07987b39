/** The values of the ledger: ids, quantities, steps, transactions, outcomes. Immutable; safe to share between threads. */
package io.weft.protocol.model;
