package io.weft.persistence.cassandra;

import io.weft.persistence.pace.GroupPace;
import java.util.List;
import java.util.Optional;

/**
 * How a journal on Cassandra is reached and run.
 *
 * @param cluster             the name of the Weft cluster to which the ledger belongs; fixed when the ledger is created
 * @param contactPoints       some of Cassandra's nodes, each {@code host:port}
 * @param dataCenter          Cassandra's name for the one that this node talks to
 * @param keyspace            where the tables are, see {@link Schema}
 * @param isLocal             whether a quorum is one of {@code dataCenter} alone ({@code LOCAL_QUORUM}, {@code LOCAL_SERIAL}), or
 *                            of all; the same at every node of a cluster
 * @param connectTimeoutMs    how long an open may take
 * @param requestTimeoutMs    after which the fate of a request is unknown
 * @param maxInFlightBytes    of frames on their way; beyond, appends are put off
 * @param pace                how long appends gather under load
 * @param segmentBytes        beyond which a partition of frames is not written to
 * @param checkpointBytes     of memory, for the rows of one checkpoint that are sorted at a time
 * @param requireSyncedLog    whether to refuse a Cassandra that acknowledges before it has synced its commit log
 */
public record CassandraSettings(
        String cluster,
        List<String> contactPoints,
        String dataCenter,
        String keyspace,
        boolean isLocal,
        int connectTimeoutMs,
        int requestTimeoutMs,
        long maxInFlightBytes,
        GroupPace pace,
        int segmentBytes,
        int checkpointBytes,
        boolean requireSyncedLog,
        Optional<Credentials> credentials,
        Optional<Tls> tls) {

    /** Messages name a setting as whoever runs the node knows it. */
    private static final String KEYS = "weft.journal.cassandra.";

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** To log in with. */
    public record Credentials(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * How connections are encrypted.
     *
     * @param trustStore    a PKCS #12 or JKS file with the certificates to trust; empty: those of the Java machine
     * @param keyStore      likewise, with the certificate of this node; empty: none
     * @param checkHostName whether a certificate must be for the host that was called
     */
    public record Tls(Optional<Store> trustStore, Optional<Store> keyStore, boolean checkHostName) {}

    /** A file of keys or certificates. */
    public record Store(String file, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return file;
        }
    }

    public CassandraSettings {
        contactPoints = List.copyOf(contactPoints);
        requireGiven("data-center", dataCenter);
        if (contactPoints.isEmpty()) {
            throw new IllegalArgumentException(KEYS + "contact-points must name at least one node, as host:port");
        }
        if (!keyspace.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException(KEYS + "keyspace must be up to 48 lower-case letters, digits and _, but is \""
                    + keyspace + "\"");
        }
        requireInRange("connect-timeout-ms", connectTimeoutMs, 100, 600_000);
        requireInRange("request-timeout-ms", requestTimeoutMs, 100, 60_000);
        requireInRange("max-in-flight-bytes", maxInFlightBytes, 64L * MIB + KIB, 16L << 30);
        requireInRange("segment-bytes", segmentBytes, 4 * KIB, 256 * MIB);
        requireInRange("checkpoint-bytes", checkpointBytes, 4 * KIB, 1 << 30);
    }

    /** For one Cassandra on this machine. */
    public static CassandraSettings local(String cluster, String keyspace, List<String> contactPoints, String dataCenter) {
        return new CassandraSettings(cluster, contactPoints, dataCenter, keyspace, false, 10_000, 2_000, 256L * MIB,
                new GroupPace(3_000, 30_000), 16 * MIB, 64 * MIB, true, Optional.empty(), Optional.empty());
    }

    /** For messages. */
    String user() {
        return credentials.map(known -> "the user \"" + known.user() + "\"").orElse("a user who has not logged in");
    }

    private static void requireGiven(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(KEYS + key + " must be given");
        }
    }

    private static void requireInRange(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(KEYS + key + " must be " + min + " to " + max + ", but is " + value);
        }
    }
}
