package io.weft.loadtest.workload;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** What every account must have after all that was acknowledged. Thread-safe. */
public final class Books {

    private final AtomicLongArray posted;
    private final int accounts;

    /** The issuer is the one behind the last account; what accounts have in the beginning, it has given. */
    public Books(int accounts, IntToLongFunction funds) {
        this(accounts, 1, account -> 0, funds);
    }

    /** The issuers stand behind the last account, in the order of their assets. */
    public Books(int accounts, int assets, IntUnaryOperator assetOf, IntToLongFunction funds) {
        this.accounts = accounts;
        this.posted = new AtomicLongArray(accounts + assets);
        for (int i = 0; i < accounts; i++) {
            moved(accounts + assetOf.applyAsInt(i), i, funds.applyAsLong(i));
        }
    }

    /** Of the first asset. */
    public int issuer() {
        return accounts;
    }

    /** An amount was moved. */
    public void moved(int from, int to, long amount) {
        posted.getAndAdd(from, -amount);
        posted.getAndAdd(to, amount);
    }

    public long posted(int account) {
        return posted.get(account);
    }

    /** Without issuers. */
    public int accounts() {
        return accounts;
    }
}
