package io.weft.client;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/** Ids as people write them. */
final class Hex {

    private static final String PREFIX = "0x";

    private Hex() {}

    static String of(ByteString bytes) {
        return PREFIX + HexFormat.of().formatHex(bytes.toByteArray());
    }

    static ByteString parse(String text) {
        String digits = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        return ByteString.copyFrom(HexFormat.of().parseHex(digits));
    }
}
