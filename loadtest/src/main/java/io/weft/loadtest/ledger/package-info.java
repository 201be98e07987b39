/** The ledger from outside, as those who prepare and audit it use it: over the Java client, in turns, and waiting. */
package io.weft.loadtest.ledger;
