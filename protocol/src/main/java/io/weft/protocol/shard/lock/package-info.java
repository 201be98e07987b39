/** Who holds which account until a decision, who waits for it, and who must die (rules 1 and 2). */
package io.weft.protocol.shard.lock;
