package io.weft.protocol.model;

import java.util.HexFormat;

/** Reading and writing ids as 0x-hex, with errors that say what was wrong. */
final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    static byte[] parse(String what, String text, int lengthBytes) {
        if (!text.startsWith("0x") || text.length() != 2 + 2 * lengthBytes) {
            throw new IllegalArgumentException(
                    what + " must be 0x and " + 2 * lengthBytes + " hexadecimal digits, but is \"" + shorten(text) + "\"");
        }
        try {
            return FORMAT.parseHex(text, 2, text.length());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " has a character that is not a hexadecimal digit: " + text, e);
        }
    }

    static void requireLength(String what, int actualBytes, int expectedBytes) {
        if (actualBytes != expectedBytes) {
            throw new IllegalArgumentException(what + " must be " + expectedBytes + " bytes, but has " + actualBytes);
        }
    }

    static StringBuilder start(int digits) {
        return new StringBuilder(2 + digits).append("0x");
    }

    static StringBuilder append(StringBuilder out, long value, int digits) {
        return out.append(FORMAT.toHexDigits(value, digits));
    }

    private static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
