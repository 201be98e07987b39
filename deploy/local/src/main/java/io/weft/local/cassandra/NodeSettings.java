package io.weft.local.cassandra;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One node of a cluster.
 *
 * @param cluster with no port 0 in it
 * @param index   from 0
 */
record NodeSettings(LocalCassandraSettings cluster, int index) {

    private static final BigInteger FIRST_TOKEN = BigInteger.ONE.shiftLeft(63).negate();
    private static final BigInteger TOKENS = BigInteger.ONE.shiftLeft(64);

    String host() {
        return hostOf(index);
    }

    static String hostOf(int index) {
        return "127.0.0." + (index + 1);
    }

    Path directory() {
        return cluster.directory().resolve("node-" + (index + 1));
    }

    /** All that must last. */
    Path data() {
        return directory().resolve("data");
    }

    /** Equal parts of the ring. */
    BigInteger token() {
        return FIRST_TOKEN.add(TOKENS.multiply(BigInteger.valueOf(index)).divide(BigInteger.valueOf(cluster.nodes())));
    }

    /** All nodes are seeds, so that each can start again while any other is down. */
    String seeds() {
        return IntStream.range(0, cluster.nodes())
                .mapToObj(node -> hostOf(node) + ":" + cluster.storagePort())
                .collect(Collectors.joining(","));
    }
}
