package io.weft.protocol.route;

/**
 * What is fixed when a ledger is created and decides where an account lives. It is stored in the journal; a node whose
 * settings differ is refused.
 *
 * @param shards       number of shards
 * @param coordinators number of coordinators
 * @param key0         first half of the secret placement key, random
 * @param key1         second half
 */
public record ClusterIdentity(int shards, int coordinators, long key0, long key1) {

    public static final int MAX_ENTITIES = 4096;

    public ClusterIdentity {
        requireInRange("shards", shards);
        requireInRange("coordinators", coordinators);
    }

    private static void requireInRange(String what, int count) {
        if (count < 1 || count > MAX_ENTITIES) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX_ENTITIES + ", but is " + count);
        }
    }

    /** Tells two ledgers apart, and nothing of the key. */
    public String fingerprint() {
        return Long.toHexString(new SipHash(key0, key1).hash(shards, coordinators));
    }

    /** The key is a secret: whoever knows it can pile accounts onto one shard. */
    @Override
    public String toString() {
        return shards + " shards, " + coordinators + " coordinators";
    }
}
