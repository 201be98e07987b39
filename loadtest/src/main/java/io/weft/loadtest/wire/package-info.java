/**
 * The wire format of batches, written and read without an object per transaction: the generator shares the machine with
 * what it measures, and its own cost counts. Here stand the numbers of {@code ledger.proto}; a test holds them against the
 * generated classes.
 */
package io.weft.loadtest.wire;
