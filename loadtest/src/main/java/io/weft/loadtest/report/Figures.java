package io.weft.loadtest.report;

import java.util.Locale;

/**
 * Figures as people read them: three digits that count, thousands separated, units beside them. ASCII alone, since a
 * terminal may know no more. What is negative or not a number is unknown.
 */
public final class Figures {

    public static final String UNKNOWN = "unknown";

    private static final double US_PER_MS = 1e3;
    private static final double US_PER_SECOND = 1e6;
    /** From here on three digits are rounded into the next unit. */
    private static final double ROUNDS_TO_NEXT_UNIT = 0.9995;
    private static final double SMALLEST_SHOWN_PERCENT = 0.05;

    private Figures() {}

    public static boolean isKnown(double value) {
        return value >= 0 && !Double.isInfinite(value);
    }

    /** Such as 46,997. */
    public static String count(double number) {
        return isKnown(number) ? String.format(Locale.ROOT, "%,.0f", number) : UNKNOWN;
    }

    /** Such as 1.25, 12.5, 125 or 1,250. */
    public static String significant(double number) {
        if (!isKnown(number)) {
            return UNKNOWN;
        }
        String pattern = number < 9.995 ? "%.2f" : number < 99.95 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, pattern, number);
    }

    /** A whole number of microseconds, such as 850 us, 1.25 ms or 2.00 s. */
    public static String latency(double us) {
        if (us < US_PER_MS * ROUNDS_TO_NEXT_UNIT) {
            return isKnown(us) ? count(us) + " us" : UNKNOWN;
        }
        return us < US_PER_SECOND * ROUNDS_TO_NEXT_UNIT
                ? significant(us / US_PER_MS) + " ms"
                : withUnit(us / US_PER_SECOND, "s");
    }

    /** Processor time of one transaction in microseconds, such as 7.31 us. */
    public static String perCommit(double us) {
        return withUnit(us, "us");
    }

    /** Such as 93.7 %; what is more than nothing is never shown as 0.0 %. */
    public static String percent(double percent) {
        if (!isKnown(percent)) {
            return UNKNOWN;
        }
        if (percent > 0 && percent < SMALLEST_SHOWN_PERCENT) {
            return "<0.1 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** Such as 60.0 s. */
    public static String seconds(long ms) {
        return String.format(Locale.ROOT, "%,.1f s", ms / US_PER_MS);
    }

    /** Three digits and a unit, such as 7.31 us, or unknown. */
    public static String withUnit(double number, String unit) {
        return isKnown(number) ? significant(number) + " " + unit : UNKNOWN;
    }
}
