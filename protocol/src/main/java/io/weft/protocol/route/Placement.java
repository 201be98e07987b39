package io.weft.protocol.route;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;

/** Which shard owns an account, and which entity takes a transaction. Pure and immutable. */
public final class Placement {

    private final ClusterIdentity identity;
    private final SipHash hash;

    public Placement(ClusterIdentity identity) {
        this.identity = identity;
        this.hash = new SipHash(identity.key0(), identity.key1());
    }

    public int shards() {
        return identity.shards();
    }

    public int coordinators() {
        return identity.coordinators();
    }

    /** A secret of the ledger, for tables of ids that others choose. */
    public long salt() {
        return identity.key0() ^ Long.rotateLeft(identity.key1(), 32);
    }

    public int shardOf(AccountId account) {
        return scale(hash.hash(account.high(), account.middle(), account.low()), identity.shards());
    }

    public int coordinatorOf(TxId txId) {
        return scale(hash.hash(txId.high(), txId.low()), identity.coordinators());
    }

    /** From the content of a transaction alone, so that every try through every gateway takes the same way. */
    public Route routeOf(Transaction transaction) {
        int only = -1;
        for (Step step : transaction.steps()) {
            for (AccountId account : TouchedAccounts.of(step)) {
                int shard = shardOf(account);
                if (only == -1) {
                    only = shard;
                } else if (only != shard) {
                    return new Route.ToCoordinator(coordinatorOf(transaction.id()));
                }
            }
        }
        return new Route.ToShard(only);
    }

    /** Maps evenly onto 0 to count−1 by the upper bits (D. Lemire, "Fast random integer generation in an interval", 2019). */
    private static int scale(long hash, int count) {
        return (int) ((hash >>> 32) * count >>> 32);
    }
}
