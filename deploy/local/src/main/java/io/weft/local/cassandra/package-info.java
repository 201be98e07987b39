/** A real Cassandra on loopback addresses of this machine, each node in a Java machine with a class path of its own. */
package io.weft.local.cassandra;
