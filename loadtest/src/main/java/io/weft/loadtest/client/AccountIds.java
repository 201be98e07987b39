package io.weft.loadtest.client;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Account ids that follow from a name, so that a second run over the same journal finds the same accounts. */
public final class AccountIds {

    private static final int BYTES = 20;

    private AccountIds() {}

    /** The first 20 bytes of the SHA-256 of the name. */
    public static ByteString named(String name) {
        byte[] digest = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return ByteString.copyFrom(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
