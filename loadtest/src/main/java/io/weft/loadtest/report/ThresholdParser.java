package io.weft.loadtest.report;

import io.weft.loadtest.report.Threshold.Relation;
import java.util.Optional;

/** Reads one threshold: {@code [operation.]metric relation number unit}, with spaces wherever one likes. */
final class ThresholdParser {

    static final String UNDERSTOOD = "understood are p50, p90, p99, p99.9, max (us, ms, s), throughput (/s), rejected (%),"
            + " node-cpu, client-cpu, cpu (us, ms, s), with <, <=, > or >= and a number, such as p99<50ms, throughput>10000,"
            + " cpu<10us, rejected<5%, or of one operation transfer.p99<50ms";

    private static final int MAX_LENGTH = 200;
    private static final int MAX_DIGITS = 18;

    private final String text;
    private int at;

    ThresholdParser(String text) {
        this.text = text;
    }

    Threshold parse() {
        if (text.length() > MAX_LENGTH) {
            throw wrong(MAX_LENGTH, "it is longer than " + MAX_LENGTH + " characters");
        }
        at = indexOfRelation();
        String subject = text.substring(0, at).strip();
        ThresholdMetric metric = metric(subject);
        Optional<String> operation = operation(subject, metric);
        Relation relation = relation();
        double limit = number();
        ThresholdUnit.Unit unit = unit(metric);
        return new Threshold(text.strip(), operation, metric, relation, limit, unit);
    }

    private int indexOfRelation() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '<' || text.charAt(i) == '>') {
                return i;
            }
        }
        throw wrong(text.length(), "there is no <, <=, > or >= in it");
    }

    private ThresholdMetric metric(String subject) {
        return ThresholdMetric.named(subject)
                .or(() -> ThresholdMetric.atEndOf(subject))
                .orElseThrow(() -> wrong(start(0), subject.isEmpty() ? "the figure is missing" : "there is no figure " + subject));
    }

    private Optional<String> operation(String subject, ThresholdMetric metric) {
        if (subject.equals(metric.label())) {
            return Optional.empty();
        }
        if (!metric.isPerOperation()) {
            throw wrong(start(0), metric.label() + " is known of all operations together alone");
        }
        String operation = subject.substring(0, subject.length() - metric.label().length() - 1);
        if (operation.isBlank()) {
            throw wrong(start(0), "the operation before the dot is missing");
        }
        return Optional.of(operation);
    }

    private Relation relation() {
        boolean isUpper = text.charAt(at++) == '<';
        boolean isWithEqual = at < text.length() && text.charAt(at) == '=';
        if (isWithEqual) {
            at++;
        }
        if (isUpper) {
            return isWithEqual ? Relation.AT_MOST : Relation.LESS;
        }
        return isWithEqual ? Relation.AT_LEAST : Relation.MORE;
    }

    private double number() {
        at = start(at);
        int begin = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String number = text.substring(begin, at);
        if (number.isEmpty()) {
            throw wrong(begin, "a number such as 50 or 0.5 is missing");
        }
        if (number.length() > MAX_DIGITS || !number.matches("[0-9]+(\\.[0-9]+)?")) {
            throw wrong(begin, number + " is not a number such as 50 or 0.5");
        }
        return Double.parseDouble(number);
    }

    private ThresholdUnit.Unit unit(ThresholdMetric metric) {
        at = start(at);
        String unit = text.substring(at).strip().replace("\u00b5s", "us").replace("\u03bcs", "us");
        return metric.unit().named(unit).orElseThrow(() -> wrong(at, unit.isEmpty()
                ? "the unit is missing, one of " + metric.unit().names()
                : unit + " is not a unit of " + metric.label() + ", which has " + metric.unit().names()));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Of what follows the spaces. */
    private int start(int from) {
        int start = from;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private IllegalArgumentException wrong(int index, String what) {
        return new IllegalArgumentException("threshold \"" + text.substring(0, Math.min(text.length(), MAX_LENGTH))
                + "\", column " + (index + 1) + ": " + what + "; " + UNDERSTOOD);
    }
}
