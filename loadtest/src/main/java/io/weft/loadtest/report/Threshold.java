package io.weft.loadtest.report;

import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A limit that a run must keep, such as {@code p99<50ms}, {@code throughput>=10000}, {@code cpu<10us} (processor time
 * of node and client per committed transaction), {@code rejected<5%} (of the transactions) or, of one operation,
 * {@code transfer.p99<50ms}. Immutable.
 */
public final class Threshold {

    private static final int SHOWN_DECIMALS = 3;

    private final String text;
    private final Optional<String> operation;
    private final ThresholdMetric metric;
    private final Relation relation;
    private final double limit;
    private final ThresholdUnit.Unit unit;

    /** How the figure must relate to the limit. */
    enum Relation {
        LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(double figure, double limit) {
            int order = Double.compare(figure, limit);
            boolean isStrict = this == LESS || this == MORE;
            boolean isUpper = this == LESS || this == AT_MOST;
            return order == 0 ? !isStrict : isUpper == (order < 0);
        }
    }

    Threshold(String text, Optional<String> operation, ThresholdMetric metric, Relation relation, double limit,
            ThresholdUnit.Unit unit) {
        this.text = text;
        this.operation = operation;
        this.metric = metric;
        this.relation = relation;
        this.limit = limit;
        this.unit = unit;
    }

    /**
     * @throws IllegalArgumentException if it is not understood; says what is wrong, where, and what would be understood
     */
    public static Threshold parse(String text) {
        return new ThresholdParser(text).parse();
    }

    /** Never fails: a figure that is unknown, or an operation that the run does not have, keeps no limit. */
    public Judgement judge(LoadResult result) {
        if (operation.isEmpty()) {
            return judge(Measured.of(result));
        }
        for (OperationResult candidate : result.operations()) {
            if (candidate.name().equals(operation.get())) {
                return judge(Measured.of(result, candidate));
            }
        }
        String names = result.operations().stream().map(OperationResult::name).collect(Collectors.joining(", "));
        return new Judgement(false, text + " does NOT hold: the run has no operation " + operation.get() + ", but " + names);
    }

    private Judgement judge(Measured measured) {
        double figure = metric.figure(measured);
        if (!Figures.isKnown(figure)) {
            return new Judgement(false, text + " does NOT hold: " + subject() + " is unknown, or nothing was counted");
        }
        boolean holds = relation.holds(figure, limit * unit.factor());
        return new Judgement(holds, text + (holds ? " holds: " : " does NOT hold: ") + subject() + " is " + inUnit(figure));
    }

    private String subject() {
        return operation.map(name -> metric.label() + " of " + name).orElse(metric.label());
    }

    /** In the unit of the limit and closely enough to see on which side of it the figure is. */
    private String inUnit(double figure) {
        BigDecimal number = BigDecimal.valueOf(figure / unit.factor())
                .setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (number.toPlainString() + " " + unit.name()).strip();
    }

    @Override
    public String toString() {
        return text;
    }
}
