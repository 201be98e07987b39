package io.weft.simulator.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text form of a mutation:
 *
 * <pre>
 *   rule: 16
 *   what: A coordinator forgets a commit as soon as it has sent it.
 *
 *   in protocol/src/main/java/io/weft/protocol/coordinator/DeliveryHandler.java
 *   --- find
 *   text that occurs once in the file
 *   --- replace
 *   what stands there instead
 * </pre>
 *
 * Both texts begin behind the line of their heading and end before the next heading; blank lines around them do not
 * count. More finds and replaces may follow, of the same file or of another one after another {@code in}.
 */
final class MutationFile {

    private static final Pattern IN = Pattern.compile("in (\\S+\\.java)");
    private static final String FIND = "--- find";
    private static final String REPLACE = "--- replace";

    private final String name;
    private final List<String> lines;
    private int at;

    private MutationFile(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    /** @throws BadMutation if it is not in this form */
    static Mutation parse(String name, String text) {
        return new MutationFile(name, text).parse();
    }

    private Mutation parse() {
        skipBlankLines();
        int rule = number(header("rule: "));
        String what = header("what: ");
        skipBlankLines();
        List<Patch> patches = new ArrayList<>();
        while (at < lines.size()) {
            parseFile(patches);
        }
        return new Mutation(name, rule, what, patches);
    }

    private void parseFile(List<Patch> patches) {
        var in = IN.matcher(line());
        if (!in.matches()) {
            throw bad("\"in\" and the path of a Java file are expected");
        }
        at++;
        do {
            patches.add(parsePatch(in.group(1)));
        } while (at < lines.size() && line().equals(FIND));
    }

    private Patch parsePatch(String file) {
        heading(FIND);
        String find = text();
        if (find.isEmpty()) {
            throw bad("there is no text to find");
        }
        heading(REPLACE);
        return new Patch(file, find, text());
    }

    private String header(String key) {
        if (at == lines.size() || !line().startsWith(key)) {
            throw bad("\"" + key.strip() + "\" is expected");
        }
        return lines.get(at++).substring(key.length()).strip();
    }

    private int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new BadMutation(name, "\"" + digits + "\" is no number of a rule", e);
        }
    }

    private void heading(String heading) {
        if (at == lines.size() || !line().equals(heading)) {
            throw bad("\"" + heading + "\" is expected");
        }
        at++;
    }

    private String text() {
        int start = at;
        while (at < lines.size() && !isHeading(line())) {
            at++;
        }
        int end = at;
        while (start < end && lines.get(start).isBlank()) {
            start++;
        }
        while (start < end && lines.get(end - 1).isBlank()) {
            end--;
        }
        return String.join("\n", lines.subList(start, end));
    }

    private static boolean isHeading(String line) {
        return line.equals(FIND) || line.equals(REPLACE) || IN.matcher(line).matches();
    }

    private void skipBlankLines() {
        while (at < lines.size() && line().isBlank()) {
            at++;
        }
    }

    private String line() {
        return lines.get(at);
    }

    private BadMutation bad(String reason) {
        return new BadMutation(name, "line " + (at + 1) + " of its file: " + reason);
    }
}
