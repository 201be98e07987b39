package io.weft.simulator.golden;

import java.util.Locale;

/** How lines look. */
final class Text {

    private Text() {}

    static String at(long atMs, String words) {
        return String.format(Locale.ROOT, "%5d ms  %s", atMs, words);
    }
}
