package io.weft.protocol.shard.lock;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Escrow, locks and waiting of one shard. The order is wait-die by age (D. Rosenkrantz, R. Stearns and P. Lewis, "System
 * level concurrency control for distributed database systems", 1978, section 4): the older waits for the younger and
 * never the reverse, so no circle of waiting can close, here or over several shards. Not thread-safe.
 */
public final class LockTable {

    private final Map<AccountId, AccountLock> locks = new HashMap<>();
    private int waiters;

    /** Null if nobody holds the account. */
    public LockMode mode(AccountId account) {
        AccountLock lock = locks.get(account);
        return lock == null ? null : lock.mode();
    }

    public PendingSums pending(AccountId account, AssetId asset) {
        AccountLock lock = locks.get(account);
        return lock == null ? PendingSums.NONE : lock.sums(asset);
    }

    /** Assets of an account of which undecided transactions have a part. */
    public Set<AssetId> pendingAssets(AccountId account) {
        AccountLock lock = locks.get(account);
        return lock == null ? Set.of() : lock.pendingAssets();
    }

    /** How many holds of an account undecided transactions create. */
    public int pendingCreatedHolds(AccountId account) {
        AccountLock lock = locks.get(account);
        return lock == null ? 0 : lock.pendingCreatedHolds();
    }

    /** How many holds of an account undecided transactions post or void. */
    public int pendingSettledHolds(AccountId account) {
        AccountLock lock = locks.get(account);
        return lock == null ? 0 : lock.pendingSettledHolds();
    }

    /** The undecided transaction that creates, posts or voids a hold of this account; null if there is none. */
    public TxId busyWith(AccountId account, HoldId hold) {
        AccountLock lock = locks.get(account);
        return lock == null ? null : lock.busyWith(hold);
    }

    /** The undecided transactions that hold an account. A view of this moment. */
    public Set<TxId> holders(AccountId account) {
        AccountLock lock = locks.get(account);
        return lock == null ? Set.of() : lock.holders();
    }

    /** Reserves and locks what a transaction planned, until {@link #release}. */
    public void hold(TxId txId, List<AccountPlan> plans) {
        for (AccountPlan plan : plans) {
            locks.computeIfAbsent(plan.account(), a -> new AccountLock()).hold(txId, plan);
        }
    }

    public void release(TxId txId, List<AccountPlan> plans) {
        for (AccountPlan plan : plans) {
            AccountLock lock = locks.get(plan.account());
            lock.release(txId);
            dropIfIdle(plan.account(), lock);
        }
    }

    public void addWaiter(Waiter waiter) {
        waiters++;
        for (AccountId account : waiter.accounts()) {
            locks.computeIfAbsent(account, a -> new AccountLock()).addWaiter(waiter);
        }
    }

    public void removeWaiter(Waiter waiter) {
        waiters--;
        for (AccountId account : waiter.accounts()) {
            AccountLock lock = locks.get(account);
            lock.removeWaiter(waiter);
            dropIfIdle(account, lock);
        }
    }

    private void dropIfIdle(AccountId account, AccountLock lock) {
        if (lock.isIdle()) {
            locks.remove(account);
        }
    }

    /** Whether any request waits for any account. */
    public boolean isAnybodyWaiting() {
        return waiters > 0;
    }

    /** The requests that wait for an account, oldest first. */
    public List<TxId> waiters(AccountId account) {
        AccountLock lock = locks.get(account);
        return lock == null || lock.waiters().isEmpty() ? List.of() : new ArrayList<>(lock.waiters().keySet());
    }

    /** Whether granting these claims now would overtake an older request that waits. */
    public boolean wouldOvertake(TxId age, List<Claim> claims) {
        for (Claim claim : claims) {
            AccountLock lock = locks.get(claim.account());
            if (lock == null || lock.waiters().isEmpty()) {
                continue;
            }
            for (Waiter older : lock.waiters().headMap(age, false).values()) {
                if (older.isOvertakenBy(claim)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether a request that may hold something elsewhere may wait for these blocks: only if it is older than every
     * conflicting holder. (That no older conflicting request waits is {@link #wouldOvertake}.)
     */
    public boolean isOlderThanHolders(TxId age, List<Block> blocks) {
        for (Block block : blocks) {
            AccountLock lock = locks.get(block.account());
            TxId oldest = lock == null ? null : lock.oldestConflicting(block);
            if (oldest != null && !age.isOlderThan(oldest)) {
                return false;
            }
        }
        return true;
    }
}
