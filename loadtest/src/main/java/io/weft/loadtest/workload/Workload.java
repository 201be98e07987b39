package io.weft.loadtest.workload;

import java.util.List;
import java.util.SplittableRandom;

/** A kind of load. Immutable. */
public interface Workload {

    String name();

    /** Names of the operations, for reports. */
    List<String> operations();

    /** Accounts that it needs, the issuer not counted. */
    int accounts();

    /** What each account has before it begins. */
    long fundsOf(int account);

    /** How far below zero an account may go. */
    default long creditLimitOf(int account) {
        return 0;
    }

    /** What is sent on one connection. */
    Source source(Books books, SplittableRandom random);
}
