package io.weft.protocol.shard.ledger;

import io.weft.protocol.memory.CellList;
import io.weft.protocol.model.AccountId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The accounts of a shard that have changed, as they were at one moment: their cells, copied one behind the other. Objects
 * are made of them one by one as they are read, on whatever thread reads them; they would be some hundred thousand else,
 * made while the shard waits, and kept until the last of them is written. For one thread at a time.
 */
public final class ChangedAccounts implements Iterable<ChangedAccounts.Entry> {

    private final Set<AccountId> removed;
    private final List<Account> objects = new ArrayList<>();
    private final WideBalances wide = new WideBalances();
    private final AccountCells.Places from;
    private final AccountCells.Places places;
    private final CellList cells;

    /** @param account null: it has been closed */
    public record Entry(AccountId id, Account account) {}

    /**
     * @param count how many will be added, or about so many
     * @param from  where that stands to which the cells refer; they are to be added before it changes
     */
    ChangedAccounts(Set<AccountId> removed, int count, AccountCells.Places from) {
        this.cells = new CellList(count * AccountCells.STRIDE);
        this.removed = removed;
        this.from = from;
        this.places = new AccountCells.Places(List.copyOf(from.assets()), objects, wide);
    }

    /** Copies a cell, and what it refers to. */
    void add(long[] table, int at) {
        cells.add(table, at, AccountCells.STRIDE);
        long bits = table[at + 2];
        if ((bits & AccountCells.IS_OBJECT) != 0) {
            cells.setLast(objects.size());
            objects.add(from.objects().get((int) table[at + 3]));
        } else if ((bits & AccountCells.HAS_WIDE) != 0) {
            cells.setLast(wide.addFrom(from.wide(), (int) table[at + 3]));
        }
    }

    /** Without those that were closed. */
    int count() {
        return cells.length() / AccountCells.STRIDE;
    }

    /** Each account once. */
    @Override
    public Iterator<Entry> iterator() {
        Iterator<AccountId> gone = removed.iterator();
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return gone.hasNext() || at < cells.length();
            }

            @Override
            public Entry next() {
                if (gone.hasNext()) {
                    return new Entry(gone.next(), null);
                }
                if (at >= cells.length()) {
                    throw new NoSuchElementException();
                }
                long[] all = cells.cells();
                Entry entry = new Entry(AccountCells.id(all, at), places.read(all[at + 2], all[at + 3]));
                at += AccountCells.STRIDE;
                return entry;
            }
        };
    }
}
