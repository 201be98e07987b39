package io.weft.loadtest.workload;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntToLongFunction;

/** What every account must have after all that was acknowledged. Thread-safe. */
public final class Books {

    private final AtomicLongArray posted;

    /** The issuer is the one behind the last account; what accounts have in the beginning, it has given. */
    public Books(int accounts, IntToLongFunction funds) {
        posted = new AtomicLongArray(accounts + 1);
        for (int i = 0; i < accounts; i++) {
            moved(accounts, i, funds.applyAsLong(i));
        }
    }

    public int issuer() {
        return posted.length() - 1;
    }

    /** An amount was moved. */
    public void moved(int from, int to, long amount) {
        posted.getAndAdd(from, -amount);
        posted.getAndAdd(to, amount);
    }

    public long posted(int account) {
        return posted.get(account);
    }

    /** Without the issuer. */
    public int accounts() {
        return posted.length() - 1;
    }
}
