package io.weft.protocol.model;

import java.nio.ByteBuffer;

/**
 * An asset: the account that issues it, and a number chosen by that account. So where an asset is defined follows from
 * its id alone.
 */
public record AssetId(AccountId issuer, int number) implements Comparable<AssetId> {

    public static final int BYTES = AccountId.BYTES + 4;

    /** @throws IllegalArgumentException if there are not exactly 24 bytes */
    public static AssetId of(byte[] bytes) {
        Hex.requireLength("an asset id", bytes.length, BYTES);
        return readFrom(ByteBuffer.wrap(bytes));
    }

    /** Reads {@code issuer/number}, as {@link #toString} writes it. */
    public static AssetId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("an asset id must be issuer/number, but is \"" + text + "\"");
        }
        return new AssetId(AccountId.parse(text.substring(0, slash)), Integer.parseUnsignedInt(text.substring(slash + 1)));
    }

    public static AssetId readFrom(ByteBuffer in) {
        return new AssetId(AccountId.readFrom(in), in.getInt());
    }

    public void writeTo(ByteBuffer out) {
        issuer.writeTo(out);
        out.putInt(number);
    }

    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        writeTo(out);
        return out.array();
    }

    // Spelled out: the methods that a record has by itself are made of method handles, which cost on the hot path.
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof AssetId that && number == that.number && issuer.equals(that.issuer);
    }

    @Override
    public int hashCode() {
        return 31 * issuer.hashCode() + number;
    }

    @Override
    public int compareTo(AssetId other) {
        int byIssuer = issuer.compareTo(other.issuer);
        return byIssuer != 0 ? byIssuer : Integer.compareUnsigned(number, other.number);
    }

    @Override
    public String toString() {
        return issuer + "/" + Integer.toUnsignedString(number);
    }
}
