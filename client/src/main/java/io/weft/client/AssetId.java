package io.weft.client;

/**
 * Names what a balance counts.
 *
 * @param issuer the account that issues it, and alone may go below zero without limit
 * @param number chosen by the issuer; 32 bits without a sign
 */
public record AssetId(AccountId issuer, int number) {

    /** From what the API sends. */
    public static AssetId of(io.weft.api.v1.AssetId asset) {
        return new AssetId(new AccountId(asset.getIssuer()), asset.getNumber());
    }

    /** As the API sends it. */
    public io.weft.api.v1.AssetId toMessage() {
        return io.weft.api.v1.AssetId.newBuilder().setIssuer(issuer.bytes()).setNumber(number).build();
    }

    @Override
    public String toString() {
        return issuer + "/" + Integer.toUnsignedString(number);
    }
}
