package io.weft.loadtest.client;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/** Ids as people read them. */
public final class Hex {

    private Hex() {}

    public static String of(ByteString id) {
        return "0x" + HexFormat.of().formatHex(id.toByteArray());
    }
}
