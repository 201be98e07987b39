package io.weft.protocol.shard.ledger;

import static io.weft.protocol.shard.ledger.AccountCells.CHANGED;
import static io.weft.protocol.shard.ledger.AccountCells.CREDIT_FROZEN;
import static io.weft.protocol.shard.ledger.AccountCells.DEBIT_FROZEN;
import static io.weft.protocol.shard.ledger.AccountCells.HAS_BALANCE;
import static io.weft.protocol.shard.ledger.AccountCells.HAS_WIDE;
import static io.weft.protocol.shard.ledger.AccountCells.IS_OBJECT;
import static io.weft.protocol.shard.ledger.AccountCells.STRIDE;
import static io.weft.protocol.shard.ledger.AccountCells.USED;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The accounts of one shard: millions, so each is four numbers in one flat array, if it is like most: at most one asset,
 * nothing held, no credit limit, nothing issued, and a balance that fits a {@code long}. If something is held or there is
 * a limit, there are three more in another such array. Any other is an object beside it. Open addressing with linear
 * probing; removal moves later cells back (D. Knuth, "The Art of Computer Programming",
 * volume 3, section 6.4, algorithm R). Not thread-safe.
 *
 * <p>{@link AccountCells} says what a cell is.
 */
final class AccountTable {

    private static final int FIRST_CELLS = 16;

    private final AssetNumbers assets = new AssetNumbers();
    private final Objects objects = new Objects();
    private final WideBalances wide = new WideBalances();
    private final AccountCells.Places places = new AccountCells.Places(assets.byNumber(), objects.byNumber, wide);
    private Set<AccountId> removed = new HashSet<>();
    private long[] cells = new long[FIRST_CELLS * STRIDE];
    private final long salt;
    private int mask = FIRST_CELLS - 1;
    /** At the last checkpoint; about as many will be at the next. */
    private int changedBefore;
    private int size;

    /** @param salt that those who choose ids don't know, so that they can't choose ids that meet */
    AccountTable(long salt) {
        this.salt = salt;
    }

    /** Null if there is none. A value of this moment. */
    Account get(AccountId id) {
        int at = find(id);
        return isUsed(at) ? places.read(cells[at + 2], cells[at + 3]) : null;
    }

    /** Means nothing: reads from where the account would stand, so that it is near when it is looked for. */
    long look(AccountId id) {
        return cells[home(id.high(), id.middle(), id.low()) * STRIDE];
    }

    private boolean isUsed(int at) {
        return (cells[at + 2] & USED) != 0;
    }

    private AssetId assetOf(long bits) {
        return places.asset(bits);
    }

    /**
     * Adds to what is posted and held, in place, if that is all it takes: the asset is there, and before and after the
     * account is no object.
     *
     * @return whether it was done; else nothing was
     */
    boolean addInPlace(AccountId id, AssetId asset, long postedDelta, long heldDelta) {
        int at = find(id);
        long bits = cells[at + 2];
        if ((bits & (HAS_BALANCE | HAS_WIDE)) == 0 || !assetOf(bits).equals(asset)) {
            return false;
        }
        boolean isAdded = (bits & HAS_WIDE) != 0 ? wide.add((int) cells[at + 3], postedDelta, heldDelta)
                : heldDelta == 0 && addPosted(at, postedDelta, asset.issuer().equals(id));
        cells[at + 2] |= isAdded ? CHANGED : 0;
        return isAdded;
    }

    private boolean addPosted(int at, long delta, boolean isIssuer) {
        long posted = cells[at + 3];
        long sum = posted + delta;
        boolean isBelowFloor = sum < 0 && !isIssuer;
        if (WideBalances.overflows(posted, delta, sum) || isBelowFloor) {
            return false;
        }
        cells[at + 3] = sum;
        return true;
    }

    void put(AccountId id, Account account, boolean isChanged) {
        if (4 * (size + 1) > 3 * (mask + 1)) {
            grow();
        }
        int at = find(id);
        if (isUsed(at)) {
            release(at);
        } else {
            size++;
        }
        cells[at] = id.high();
        cells[at + 1] = id.middle();
        write(at, id, account, isChanged ? CHANGED : 0);
    }

    /** Gives back what the cell has in other places. */
    private void release(int at) {
        if ((cells[at + 2] & IS_OBJECT) != 0) {
            objects.release((int) cells[at + 3]);
        } else if ((cells[at + 2] & HAS_WIDE) != 0) {
            wide.release((int) cells[at + 3]);
        }
    }

    private void write(int at, AccountId id, Account account, long changed) {
        long bits = USED | changed | (account.debitFrozen() ? DEBIT_FROZEN : 0) | (account.creditFrozen() ? CREDIT_FROZEN : 0);
        Balance balance = account.balances().onlyBalance();
        int assetNumber = isFlat(account, balance) ? assets.numberOf(account.balances().onlyAsset()) : AssetNumbers.NONE;
        if (assetNumber == AssetNumbers.NONE) {
            bits |= IS_OBJECT;
            cells[at + 3] = objects.add(account);
        } else if (!balance.held().isZero() || !balance.creditLimit().isZero()) {
            bits |= HAS_WIDE | (long) assetNumber << AccountCells.ASSET_SHIFT;
            cells[at + 3] = wide.add(balance);
        } else if (account.balances().size() == 1) {
            bits |= HAS_BALANCE | (long) assetNumber << AccountCells.ASSET_SHIFT;
            cells[at + 3] = balance.posted().low();
        } else {
            cells[at + 3] = 0;
        }
        cells[at + 2] = (long) id.low() << 32 | bits;
    }

    private static boolean isFlat(Account account, Balance balance) {
        return account.issued().isEmpty() && account.balances().size() <= 1 && WideBalances.fits(balance);
    }

    void remove(AccountId id) {
        int hole = find(id);
        if (!isUsed(hole)) {
            return;
        }
        release(hole);
        removed.add(id);
        size--;
        for (int slot = hole / STRIDE + 1 & mask; isUsed(slot * STRIDE); slot = slot + 1 & mask) {
            int at = slot * STRIDE;
            int home = home(cells[at], cells[at + 1], AccountCells.lowOfId(cells[at + 2]));
            boolean mayMove = (slot - home & mask) >= (slot - hole / STRIDE & mask);
            if (mayMove) {
                System.arraycopy(cells, at, cells, hole, STRIDE);
                hole = at;
            }
        }
        Arrays.fill(cells, hole, hole + STRIDE, 0);
    }

    private int find(AccountId id) {
        int slot = home(id.high(), id.middle(), id.low());
        while (true) {
            int at = slot * STRIDE;
            boolean isIt = cells[at] == id.high() && cells[at + 1] == id.middle() && AccountCells.lowOfId(cells[at + 2]) == id.low();
            if (isIt || !isUsed(at)) {
                return at;
            }
            slot = slot + 1 & mask;
        }
    }

    private int home(long high, long middle, int low) {
        return (int) (mix(mix(mix(high ^ salt) ^ middle) ^ low) >>> 32) & mask;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    private void grow() {
        long[] before = cells;
        cells = new long[2 * before.length];
        mask = 2 * mask + 1;
        for (int at = 0; at < before.length; at += STRIDE) {
            if ((before[at + 2] & USED) != 0) {
                AccountId id = AccountCells.id(before, at);
                System.arraycopy(before, at, cells, find(id), STRIDE);
            }
        }
    }

    /** What has changed since the last call. A copy of the cells, so that those who wait for this shard wait for no more. */
    ChangedAccounts takeChanged() {
        removed.removeIf(id -> isUsed(find(id)));
        ChangedAccounts changed = new ChangedAccounts(removed, changedBefore, places);
        removed = new HashSet<>();
        for (int at = 0; at < cells.length; at += STRIDE) {
            if ((cells[at + 2] & CHANGED) != 0) {
                cells[at + 2] &= ~CHANGED;
                changed.add(cells, at);
            }
        }
        changedBefore = changed.count();
        return changed;
    }

    /** The accounts that are not like most, by number. */
    private static final class Objects {

        private final List<Account> byNumber = new ArrayList<>();
        private final List<Integer> free = new ArrayList<>();

        int add(Account account) {
            if (free.isEmpty()) {
                byNumber.add(account);
                return byNumber.size() - 1;
            }
            int number = free.remove(free.size() - 1);
            byNumber.set(number, account);
            return number;
        }

        void release(int number) {
            byNumber.set(number, null);
            free.add(number);
        }
    }
}
