package io.weft.client;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Names an account: 20 bytes, chosen by whoever opens it.
 *
 * @param bytes 20 of them
 */
public record AccountId(ByteString bytes) {

    public static final int BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException if there are not 20 */
    public AccountId {
        if (bytes.size() != BYTES) {
            throw new IllegalArgumentException("an account id has " + BYTES + " bytes, but these are " + bytes.size());
        }
    }

    /** From 40 hexadecimal digits, with or without 0x before them. */
    public static AccountId parse(String text) {
        return new AccountId(Hex.parse(text));
    }

    /** One that follows from a name: the first 20 bytes of its SHA-256, in UTF-8. */
    public static AccountId named(String name) {
        byte[] digest = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return new AccountId(ByteString.copyFrom(digest, 0, BYTES));
    }

    /** One that nobody else has. */
    public static AccountId random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AccountId(ByteString.copyFrom(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** 0x and 40 hexadecimal digits. */
    @Override
    public String toString() {
        return Hex.of(bytes);
    }
}
