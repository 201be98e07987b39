package io.weft.client;

import java.math.BigInteger;

/** Amounts as the API writes them. */
final class Amounts {

    static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private Amounts() {}

    /** More than nothing. */
    static String amount(BigInteger amount) {
        return within("an amount", amount, BigInteger.ONE);
    }

    static String limit(BigInteger limit) {
        return within("a credit limit", limit, BigInteger.ZERO);
    }

    static String balance(BigInteger balance) {
        return within("a balance", balance, MAX.negate());
    }

    private static String within(String what, BigInteger number, BigInteger least) {
        if (number.compareTo(least) < 0 || number.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(what + " must be " + (least.signum() < 0 ? "-(2^128-1)" : least)
                    + " to 2^128-1, but is " + number);
        }
        return number.toString();
    }

    /** @param text empty: zero */
    static BigInteger parse(String text) {
        return text.isEmpty() ? BigInteger.ZERO : new BigInteger(text);
    }
}
