/** Compares what the ledger says with what must be so. Knows nothing of how the ledger works. */
package io.weft.loadtest.audit;
