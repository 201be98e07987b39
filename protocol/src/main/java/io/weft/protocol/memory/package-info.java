/** What an entity remembers of transaction ids, and what it may forget. */
package io.weft.protocol.memory;
