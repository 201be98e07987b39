package io.weft.loadtest.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns: the first to the left, all others to the right. Not thread-safe. */
final class TextTable {

    /** What a terminal, a mail or a ticket shows without breaking lines. */
    static final int MAX_COLUMNS = 100;

    private static final String GAP = "  ";
    private static final String CUT = "...";
    private static final int MIN_FIRST_COLUMN = 12;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** One line for each row, each ended by a line break; the first column is cut where a row would be too long. */
    String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(line(row, widths)).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        int others = 0;
        for (int column = 1; column < columns; column++) {
            others += GAP.length() + widths[column];
        }
        widths[0] = Math.min(widths[0], Math.max(MIN_FIRST_COLUMN, MAX_COLUMNS - others));
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(cut(row.get(0), widths[0]));
        line.append(" ".repeat(widths[0] - line.length()));
        for (int column = 1; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(GAP).append(" ".repeat(widths[column] - cell.length())).append(cell);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - CUT.length()) + CUT;
    }
}
