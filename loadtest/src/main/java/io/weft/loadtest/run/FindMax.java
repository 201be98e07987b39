package io.weft.loadtest.run;

import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.report.Threshold;
import io.weft.loadtest.result.LoadResult;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * Looks for the highest rate that keeps a limit: doubles it until it does not, then halves the interval in between. A
 * rate is kept if the limit holds and nearly as much was done as was asked for.
 */
final class FindMax {

    private static final double FIRST_OPS_PER_SECOND = 1_000;
    private static final double MOST_OPS_PER_SECOND = 10_000_000;
    private static final double KEPT_UP = 0.98;
    /** The interval is narrow enough at this ratio. */
    private static final double NARROW = 1.1;

    private final Threshold limit;
    private final DoubleFunction<DriveSettings> settings;
    private final Step step;
    private final Consumer<String> say;
    private LoadResult best;

    /** Measures one rate. */
    interface Step {
        LoadResult measure(DriveSettings settings) throws IOException, InterruptedException;
    }

    FindMax(Threshold limit, DoubleFunction<DriveSettings> settings, Step step, Consumer<String> say) {
        this.limit = limit;
        this.settings = settings;
        this.step = step;
        this.say = say;
    }

    /**
     * The measurement of the highest rate that was kept; of the lowest one tried if none was.
     */
    LoadResult search() throws IOException, InterruptedException {
        double kept = 0;
        double missed = FIRST_OPS_PER_SECOND;
        while (missed <= MOST_OPS_PER_SECOND && keeps(missed)) {
            kept = missed;
            missed *= 2;
        }
        while (kept > 0 && best.audit().isClean() && missed / kept > NARROW) {
            double between = (kept + missed) / 2;
            if (keeps(between)) {
                kept = between;
            } else {
                missed = between;
            }
        }
        say.accept(kept == 0 ? String.format(Locale.ROOT, "not even %,.0f a second keep the limit", missed)
                : String.format(Locale.ROOT, "%,.0f a second keep the limit, %,.0f do not", kept, missed));
        return best;
    }

    private boolean keeps(double opsPerSecond) throws IOException, InterruptedException {
        LoadResult result = step.measure(settings.apply(opsPerSecond));
        long ended = result.total().latency().count();
        boolean keptUp = ended >= KEPT_UP * opsPerSecond * result.run().measuredMs() / 1_000;
        boolean isKept = result.audit().isClean() && keptUp && limit.judge(result).holds();
        say.accept(String.format(Locale.ROOT, "%,.0f a second: %s%s%s", opsPerSecond, limit.judge(result).sentence(),
                keptUp ? "" : "; fell behind", result.audit().isClean() ? "" : "; the audit failed"));
        if (isKept || best == null || !result.audit().isClean()) {
            best = result;
        }
        return isKept;
    }
}
