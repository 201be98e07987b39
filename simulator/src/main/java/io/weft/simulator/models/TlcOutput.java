package io.weft.simulator.models;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what TLC prints with {@code -tool}: messages between marked lines, each with a number that tells what it is and
 * another that tells how bad. The numbers are those of {@code tlc2.output.EC} and {@code tlc2.output.MP} of TLC 2.18.
 */
final class TlcOutput {

    private static final int INVARIANT_VIOLATED_AT_START = 2107;
    private static final int INVARIANT_VIOLATED = 2110;
    private static final int BEHAVIOUR_FOLLOWS = 2121;
    private static final int SUCCESS = 2193;
    private static final int DEPTH = 2194;
    private static final int STATISTICS = 2199;
    private static final int STATE = 2217;

    private static final int SEVERITY_ERROR = 1;
    private static final int SEVERITY_BUG = 2;

    private static final Pattern START = Pattern.compile("@!@!@STARTMSG (\\d+):(\\d+) @!@!@");
    private static final Pattern END = Pattern.compile("@!@!@ENDMSG (\\d+) @!@!@");
    private static final Pattern VIOLATED = Pattern.compile("Invariant (\\w+) is violated");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private long generated;
    private long distinct;
    private long unexplored;
    private int depth;
    private boolean completed;
    private String violated;
    private int counterexample;
    private final List<String> errors = new ArrayList<>();

    private TlcOutput() {}

    static Exploration parse(List<String> lines) {
        TlcOutput output = new TlcOutput();
        output.read(lines);
        return new Exploration(output.generated, output.distinct, output.unexplored, output.depth, output.completed,
                output.violated, output.counterexample, output.errors);
    }

    private void read(List<String> lines) {
        Matcher open = null;
        StringBuilder body = new StringBuilder();
        for (String line : lines) {
            Matcher start = START.matcher(line);
            if (start.matches()) {
                open = start;
                body.setLength(0);
            } else if (open != null && END.matcher(line).matches()) {
                message(Integer.parseInt(open.group(1)), Integer.parseInt(open.group(2)), body.toString().strip());
                open = null;
            } else {
                body.append(line).append('\n');
            }
        }
    }

    private void message(int code, int severity, String body) {
        switch (code) {
            case INVARIANT_VIOLATED_AT_START, INVARIANT_VIOLATED -> invariantViolated(code, body);
            case BEHAVIOUR_FOLLOWS -> { }
            case STATE -> counterexample++;
            case SUCCESS -> completed = true;
            case DEPTH -> depth = Math.toIntExact(numbers(body, 1).get(0));
            case STATISTICS -> {
                List<Long> counts = numbers(body, 3);
                generated = counts.get(0);
                distinct = counts.get(1);
                unexplored = counts.get(2);
            }
            default -> {
                if (severity == SEVERITY_ERROR || severity == SEVERITY_BUG) {
                    errors.add(code + ": " + body);
                }
            }
        }
    }

    private void invariantViolated(int code, String body) {
        Matcher name = VIOLATED.matcher(body);
        if (!name.find()) {
            errors.add(code + ": " + body);
            return;
        }
        violated = name.group(1);
        if (code == INVARIANT_VIOLATED_AT_START) {
            // The state is part of this message, and none follows.
            counterexample = 1;
        }
    }

    private static List<Long> numbers(String body, int atLeast) {
        List<Long> found = NUMBER.matcher(body.replace(",", "").replace(".", " ")).results()
                .map(number -> Long.parseLong(number.group()))
                .toList();
        if (found.size() < atLeast) {
            throw new IllegalArgumentException("TLC says something else than expected: " + body);
        }
        return found;
    }
}
