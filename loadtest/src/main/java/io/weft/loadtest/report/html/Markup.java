package io.weft.loadtest.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements of HTML or SVG. All text and all values of attributes are escaped here, so nothing that a run brings
 * with it becomes markup. Not thread-safe.
 */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * @param attributes name, value, name, value
     */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was opened last. */
    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** An element of text alone. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element of SVG, or one of HTML that has no end. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    /** The style of the page, the one content that must not be escaped. */
    Markup style(String css) {
        if (css.contains("<")) {
            throw new IllegalArgumentException("a style could end its element: " + css);
        }
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    Markup doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }

    /**
     * @throws IllegalStateException if an element is still open
     */
    String finished() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isAllowed(character) ? character : '\ufffd');
            }
        }
    }

    /** HTML has no way to write the others. */
    private static boolean isAllowed(char character) {
        return character == '\n' || character == '\t' || character >= ' ' && character != '\u007f';
    }
}
