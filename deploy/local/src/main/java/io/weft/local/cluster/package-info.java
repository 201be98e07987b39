/** A cluster of nodes on this machine, each a process of its own, and the Cassandra that they share. */
package io.weft.local.cluster;
