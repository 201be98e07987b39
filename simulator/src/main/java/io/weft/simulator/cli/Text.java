package io.weft.simulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers and lists as people read them. */
final class Text {

    private static final double MS_PER_SECOND = 1_000;

    private Text() {}

    /** Such as 46,997. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as 1.2 s. */
    static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / MS_PER_SECOND);
    }

    /** In columns that are read downwards, at most so many characters wide together. */
    static List<String> columns(List<String> cells, int width) {
        int cellWidth = 3 + cells.stream().mapToInt(String::length).max().orElse(0);
        int columns = Math.max(1, width / cellWidth);
        int rows = (cells.size() + columns - 1) / columns;
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int at = row; at < cells.size(); at += rows) {
                line.append(String.format("%-" + cellWidth + "s", cells.get(at)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** One line of at most so many characters. */
    static String oneLine(String text, int maxChars) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= maxChars ? line : line.substring(0, maxChars - 1) + "…";
    }
}
