/** Several nodes and a Cassandra on this machine, measured; and beside them what people build by hand. */
package io.weft.loadtest.bench.cluster;
