package io.weft.protocol.model;

import java.math.BigInteger;

/**
 * A signed 192-bit integer: an amount, a balance, or a sum of some of them. Amounts are unsigned 128-bit and balances
 * lie within ±(2^128−1); the remaining bits make sums of up to 2^60 of them exact, so that limits are checked by
 * comparing and never by catching an overflow.
 *
 * @param top    bits 128 to 191, with the sign
 * @param middle bits 64 to 127
 * @param low    bits 0 to 63
 */
public record Quantity(long top, long middle, long low) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(0, 0, 0);
    public static final Quantity ONE = new Quantity(0, 0, 1);
    /** 2^128 − 1, the largest amount and the largest balance. */
    public static final Quantity MAX_AMOUNT = new Quantity(0, -1, -1);

    private static final int MAX_DECIMAL_DIGITS = 39;

    public static Quantity of(long value) {
        return value == 0 ? ZERO : new Quantity(value >> 63, value >> 63, value);
    }

    /**
     * Reads a decimal number with an optional minus sign.
     *
     * @throws IllegalArgumentException if it is no such number, or beyond ±(2^128−1)
     */
    public static Quantity parse(String text) {
        boolean negative = text.startsWith("-");
        int start = negative ? 1 : 0;
        int digits = text.length() - start;
        if (digits == 0 || digits > MAX_DECIMAL_DIGITS || !isDecimal(text, start)) {
            throw new IllegalArgumentException("not a decimal number of at most " + MAX_DECIMAL_DIGITS + " digits: \""
                    + text.substring(0, Math.min(text.length(), 60)) + "\"");
        }
        Quantity magnitude = digits <= 18 ? of(Long.parseLong(text, start, text.length(), 10))
                : of(new BigInteger(text.substring(start)));
        if (magnitude.compareTo(MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException("more than 2^128-1: " + text);
        }
        return negative ? magnitude.negate() : magnitude;
    }

    private static boolean isDecimal(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** @throws ArithmeticException if it does not fit in 192 bits */
    public static Quantity of(BigInteger value) {
        if (value.bitLength() > 191) {
            throw new ArithmeticException("more than 192 bits: " + value);
        }
        return new Quantity(value.shiftRight(128).longValue(), value.shiftRight(64).longValue(), value.longValue());
    }

    public Quantity plus(Quantity other) {
        if (other.isZero()) {
            return this;
        }
        if (isZero()) {
            return other;
        }
        long newLow = low + other.low;
        long carry = Long.compareUnsigned(newLow, low) < 0 ? 1 : 0;
        long sum = middle + other.middle;
        long newMiddle = sum + carry;
        long carryTop = (Long.compareUnsigned(sum, middle) < 0 ? 1 : 0) + (carry == 1 && newMiddle == 0 ? 1 : 0);
        return new Quantity(top + other.top + carryTop, newMiddle, newLow);
    }

    public Quantity minus(Quantity other) {
        return other.isZero() ? this : plus(other.negate());
    }

    public Quantity negate() {
        if (isZero()) {
            return this;
        }
        long newLow = -low;
        long newMiddle = low == 0 ? -middle : ~middle;
        long newTop = low == 0 && middle == 0 ? -top : ~top;
        return new Quantity(newTop, newMiddle, newLow);
    }

    public Quantity max(Quantity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return (top | middle | low) == 0;
    }

    /** Whether {@link #low} alone, signed, is the value. */
    public boolean fitsLong() {
        return top == low >> 63 && middle == top;
    }

    public boolean isNegative() {
        return top < 0;
    }

    public boolean isPositive() {
        return top >= 0 && !isZero();
    }

    public boolean isLessThan(Quantity other) {
        return compareTo(other) < 0;
    }

    public boolean isMoreThan(Quantity other) {
        return compareTo(other) > 0;
    }

    // Spelled out: the methods that a record has by itself are made of method handles, which cost on the hot path.
    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity that && low == that.low && middle == that.middle && top == that.top;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31 * top + middle) + low);
    }

    @Override
    public int compareTo(Quantity other) {
        if (top != other.top) {
            return Long.compare(top, other.top);
        }
        if (middle != other.middle) {
            return Long.compareUnsigned(middle, other.middle);
        }
        return Long.compareUnsigned(low, other.low);
    }

    public BigInteger toBigInteger() {
        return BigInteger.valueOf(top).shiftLeft(128).or(unsigned(middle).shiftLeft(64)).or(unsigned(low));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** Decimal. */
    @Override
    public String toString() {
        return fitsLong() ? Long.toString(low) : toBigInteger().toString();
    }
}
