/** {@code weft demo}: a bank's entries through a node that is killed in the middle, and everything checked. */
package io.weft.loadtest.demo;
