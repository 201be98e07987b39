package io.weft.loadtest.report;

/** Sentences broken into lines that fit. */
final class Paragraph {

    private Paragraph() {}

    /** Begins with the lead; further lines are indented below what follows it. Ends with a line break. */
    static String of(String lead, String sentences) {
        String indent = " ".repeat(lead.length());
        int width = TextTable.MAX_COLUMNS - lead.length();
        StringBuilder text = new StringBuilder(lead);
        int used = 0;
        for (String word : sentences.strip().split("\\s+")) {
            if (used > 0 && used + 1 + word.length() > width) {
                text.append('\n').append(indent);
                used = 0;
            } else if (used > 0) {
                text.append(' ');
                used++;
            }
            used = append(text, word, used, width, indent);
        }
        return text.append('\n').toString();
    }

    /** Breaks a word that no line can hold. */
    private static int append(StringBuilder text, String word, int used, int width, String indent) {
        String rest = word;
        while (rest.length() > width) {
            text.append(rest, 0, width).append('\n').append(indent);
            rest = rest.substring(width);
        }
        text.append(rest);
        return used + rest.length();
    }
}
