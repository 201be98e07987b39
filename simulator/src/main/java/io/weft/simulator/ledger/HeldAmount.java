package io.weft.simulator.ledger;

import java.math.BigInteger;

/** A hold as its paying account knows it. */
record HeldAmount(String to, String asset, BigInteger amount, long deadlineMs, Status status) {

    /** DUE: still reserved, but somebody was told that the deadline has passed, so it can only expire. */
    enum Status { ACTIVE, DUE, EXPIRED }

    boolean isReserved() {
        return status != Status.EXPIRED;
    }

    HeldAmount with(Status next) {
        return new HeldAmount(to, asset, amount, deadlineMs, next);
    }
}
