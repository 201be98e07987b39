package io.weft.simulator.ledger;

import java.math.BigInteger;

/** What an account has of one asset. The credit limit is zero, and means nothing, at the issuing account. */
record Balance(BigInteger posted, BigInteger held, BigInteger creditLimit) {

    /** No balance goes beyond this, above or below zero. */
    static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
    static final Balance ZERO = new Balance(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    boolean isZero() {
        return posted.signum() == 0 && held.signum() == 0 && creditLimit.signum() == 0;
    }

    /** What guards look at. */
    BigInteger unheld() {
        return held.signum() == 0 ? posted : posted.subtract(held);
    }

    boolean isWithinLimit() {
        return unheld().add(creditLimit).signum() >= 0;
    }

    Balance plusPosted(BigInteger amount) {
        return new Balance(posted.add(amount), held, creditLimit);
    }

    Balance plusHeld(BigInteger amount) {
        return new Balance(posted, held.add(amount), creditLimit);
    }

    Balance withCreditLimit(BigInteger limit) {
        return new Balance(posted, held, limit);
    }
}
