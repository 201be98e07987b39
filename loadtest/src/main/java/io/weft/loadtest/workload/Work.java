package io.weft.loadtest.workload;

/**
 * One operation on its way. There are as many as may be in flight; each is used again and again, so that nothing is made
 * for an operation. A workload keeps here what it must know until the operation has ended. Belongs to one connection; not
 * thread-safe.
 */
public final class Work {

    /** Accounts that a read of an operation asks for. */
    public static final int BALANCES = 2;

    /** Index in {@link Workload#operations}. */
    public int operation;
    /** Of an operation that needs more than one transaction or read: which of them; 0 when it begins. */
    public int phase;
    /** Accounts. */
    public int from;
    public int to;
    public int second;
    public int third;
    public long amount;
    /** What part of an amount, a deadline, or whatever else the workload must remember. */
    public long detail;
    /** The id of the transaction that is under way. */
    public long idHigh;
    public long idLow;
    /** The id of the first transaction of the operation. */
    public long firstIdHigh;
    public long firstIdLow;

    /** What a read has given: as many balances as each read of an operation asks for. */
    public final long[] balances = new long[BALANCES];
    public int balancesAwaited;

    /** When it should have begun. */
    public long intendedNanos;
    /** When its transaction was first sent. */
    public long sentNanos;
    public long nextTryNanos;
    public int tries;
}
