package io.weft.loadtest.report.html;

import io.weft.loadtest.report.Figures;
import io.weft.loadtest.result.LatencyResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.ToLongFunction;

/** Figures in the letters that a page has and a terminal may not have. */
final class Words {

    static final String NOTHING = "\u2013";

    private static final MathContext TICK_DIGITS = new MathContext(6);
    private static final double US_PER_MS = 1e3;
    private static final double US_PER_SECOND = 1e6;

    private Words() {}

    static String latency(double us) {
        return typeset(Figures.latency(us));
    }

    /** A dash if nothing was counted. */
    static String latency(LatencyResult latency, ToLongFunction<LatencyResult> percentile) {
        return latency.count() == 0 ? NOTHING : latency(percentile.applyAsLong(latency));
    }

    /** Of a round number, without decimals that are all zero. */
    static String tickLatency(double us) {
        if (us < US_PER_MS) {
            return plain(us) + " \u00b5s";
        }
        return us < US_PER_SECOND ? plain(us / US_PER_MS) + " ms" : plain(us / US_PER_SECOND) + " s";
    }

    private static String plain(double number) {
        return new BigDecimal(number, TICK_DIGITS).stripTrailingZeros().toPlainString();
    }

    static String perCommit(double us) {
        return typeset(Figures.perCommit(us));
    }

    /** A number does not part from its unit at the end of a line. */
    private static String typeset(String figure) {
        return figure.replace(" us", " \u00b5s").replace(' ', '\u00a0');
    }
}
