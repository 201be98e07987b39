/** Judges the steps of one transaction against one shard: granted, refused, or not now. Decides nothing and changes nothing. */
package io.weft.protocol.shard.evaluate;
