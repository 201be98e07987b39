package io.weft.loadtest.workload;

import java.util.SplittableRandom;

/**
 * Draws numbers from 0 to count−1, the k-th (from 1) in proportion to 1/k^skew, by rejection-inversion (W. Hörmann and
 * G. Derflinger, "Rejection-inversion to generate variates from monotone discrete distributions", 1996): no table, and
 * hardly ever a second try. Not thread-safe.
 */
final class Zipf {

    private final int count;
    private final double skew;
    private final SplittableRandom random;
    private final double integralOfFirst;
    private final double integralOfAll;
    private final double acceptedAtOnce;

    /** @param skew above 0; at 1 the integrals are logarithms */
    Zipf(int count, double skew, SplittableRandom random) {
        this.count = count;
        this.skew = skew;
        this.random = random;
        this.integralOfFirst = integral(1.5) - 1;
        this.integralOfAll = integral(count + 0.5);
        this.acceptedAtOnce = 2 - inverse(integral(2.5) - height(2));
    }

    int next() {
        while (true) {
            double drawn = integralOfAll + random.nextDouble() * (integralOfFirst - integralOfAll);
            double x = inverse(drawn);
            int k = (int) Math.max(1, Math.min(count, Math.round(x)));
            if (k - x <= acceptedAtOnce || drawn >= integral(k + 0.5) - height(k)) {
                return k - 1;
            }
        }
    }

    private double height(double x) {
        return Math.exp(-skew * Math.log(x));
    }

    /** Of {@link #height}, up to a constant. */
    private double integral(double x) {
        double log = Math.log(x);
        return log * expm1Ratio((1 - skew) * log);
    }

    private double inverse(double integral) {
        double t = Math.max(-1, integral * (1 - skew));
        return Math.exp(integral * log1pRatio(t));
    }

    /** (e^x − 1) / x, also near 0. */
    private static double expm1Ratio(double x) {
        return Math.abs(x) > 1e-8 ? Math.expm1(x) / x : 1 + x / 2;
    }

    /** ln(1 + x) / x, also near 0. */
    private static double log1pRatio(double x) {
        return Math.abs(x) > 1e-8 ? Math.log1p(x) / x : 1 - x / 2;
    }
}
