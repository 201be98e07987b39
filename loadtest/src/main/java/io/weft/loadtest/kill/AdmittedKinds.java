package io.weft.loadtest.kill;

import io.weft.client.LedgerInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * How many transactions stayed on one shard and how many crossed shards, over all lives of a node. They take different
 * ways through the ledger, so a run that had only one kind has left a way untried. For one thread.
 */
final class AdmittedKinds {

    private long oneShard;
    private long crossShard;
    private int lives;
    private int livesWithBoth;

    /**
     * Counted as they were admitted, those that were sent again each time.
     *
     * @param lives         that were asked before their end
     * @param livesWithBoth of these, those with both kinds
     */
    record Totals(long oneShard, long crossShard, int lives, int livesWithBoth) {

        double crossShardShare() {
            return oneShard + crossShard == 0 ? 0 : (double) crossShard / (oneShard + crossShard);
        }

        /** What has not occurred. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (oneShard == 0) {
                faults.add("no transaction stayed on one shard, so that way is not tested");
            }
            if (crossShard == 0) {
                faults.add("no transaction crossed shards, so that way is not tested");
            }
            return faults;
        }
    }

    /** @param atEnd what the node says of itself at the end of a life; it counts from its start */
    void lived(LedgerInfo atEnd) {
        oneShard += atEnd.oneShardTransactions();
        crossShard += atEnd.crossShardTransactions();
        lives++;
        if (atEnd.oneShardTransactions() > 0 && atEnd.crossShardTransactions() > 0) {
            livesWithBoth++;
        }
    }

    Totals totals() {
        return new Totals(oneShard, crossShard, lives, livesWithBoth);
    }
}
