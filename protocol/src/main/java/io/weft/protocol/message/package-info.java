/**
 * What the roles say to one another. Every message carries many items that travel together and are decided one by one.
 * All are immutable values; delivery is at most once, in any order, and every receiver is idempotent.
 */
package io.weft.protocol.message;
