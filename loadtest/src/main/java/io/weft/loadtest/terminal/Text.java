package io.weft.loadtest.terminal;

import java.util.Locale;

/** Numbers as people read them. */
public final class Text {

    private static final double MS_PER_SECOND = 1_000;

    private Text() {}

    /** Such as 46,997. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as 1.2 s. */
    public static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / MS_PER_SECOND);
    }

    /** Microseconds, such as 1.25 ms. */
    public static String milliseconds(long micros) {
        return String.format(Locale.ROOT, "%.2f ms", micros / MS_PER_SECOND);
    }

    /** Such as 93.7 %. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
