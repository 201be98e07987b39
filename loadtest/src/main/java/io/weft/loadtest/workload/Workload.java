package io.weft.loadtest.workload;

import java.util.List;
import java.util.SplittableRandom;

/** A kind of load. Thread-safe. */
public interface Workload extends AutoCloseable {

    String name();

    /** Names of the operations, for reports. */
    List<String> operations();

    /** Accounts that it needs, issuers not counted. */
    int accounts();

    /** Assets, each with an issuer of its own. */
    default int assets() {
        return 1;
    }

    /** The only asset of an account, from 0; transfers are between accounts of the same. */
    default int assetOf(int account) {
        return 0;
    }

    /** What each account has before it begins. */
    long fundsOf(int account);

    /** How far below zero an account may go. */
    default long creditLimitOf(int account) {
        return 0;
    }

    /** What is sent on one connection. */
    Source source(Books books, SplittableRandom random);

    /** Gives back what it holds open. */
    @Override
    default void close() {}
}
