package io.weft.simulator.cli;

import java.io.PrintWriter;
import java.util.List;

/** Lines that stay and, on a terminal, one below them that is written over. Thread-safe. */
final class Console {

    private static final long TERMINAL_PERIOD_MS = 1_000;
    private static final long LINE_PERIOD_MS = 10_000;
    /** A line that the terminal breaks could not be written over. */
    private static final int TERMINAL_COLUMNS = 79;

    private final PrintWriter out;
    private final boolean isTerminal;
    private int shownLength;

    Console(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** The launcher says by {@code weft.terminal} what the output is. */
    static Console on(PrintWriter out) {
        return new Console(out, Boolean.getBoolean("weft.terminal"));
    }

    /** How often a status is worth showing. */
    long periodMs() {
        return isTerminal ? TERMINAL_PERIOD_MS : LINE_PERIOD_MS;
    }

    void say(String line) {
        say(List.of(line));
    }

    /** Nothing comes between these lines. */
    synchronized void say(List<String> lines) {
        status("");
        lines.forEach(out::println);
        out.flush();
    }

    /** In place of the status before. */
    synchronized void status(String text) {
        if (isTerminal) {
            String line = text.substring(0, Math.min(text.length(), TERMINAL_COLUMNS));
            if (line.length() + shownLength > 0) {
                out.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())) + (line.isEmpty() ? "\r" : ""));
            }
            shownLength = line.length();
        } else if (!text.isEmpty()) {
            out.println(text);
        }
        out.flush();
    }
}
