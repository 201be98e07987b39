/** {@code weft kill-test}: a node killed again and again under load, and audited after every restart. */
package io.weft.loadtest.kill;
