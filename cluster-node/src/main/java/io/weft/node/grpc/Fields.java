package io.weft.node.grpc;

import com.google.protobuf.ByteString;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;

/** Decodes single fields. Every method throws a {@link FieldFault} that names the field and what is expected of it. */
final class Fields {

    private static final int SHOWN_CHARACTERS = 60;
    private static final RecentAssets RECENT_ASSETS = new RecentAssets();

    private Fields() {}

    static AccountId account(String field, ByteString bytes) {
        requireBytes(field, bytes, AccountId.BYTES, "an account id");
        return AccountId.readFrom(bytes.asReadOnlyByteBuffer());
    }

    static TxId txId(String field, ByteString bytes) {
        requireBytes(field, bytes, TxId.BYTES, "a UUIDv7");
        TxId id = TxId.readFrom(bytes.asReadOnlyByteBuffer());
        if (!id.isVersion7()) {
            throw new FieldFault(field, "must be a UUIDv7, but is " + id);
        }
        return id;
    }

    static AssetId asset(String field, boolean present, io.weft.api.v1.AssetId asset) {
        requirePresent(field, present);
        ByteString issuer = asset.getIssuer();
        // The name is put together only for one that is wrong.
        String issuerField = issuer.size() == AccountId.BYTES ? field : field + ".issuer";
        return RECENT_ASSETS.of(account(issuerField, issuer), asset.getNumber());
    }

    static HoldId hold(String field, boolean present, io.weft.api.v1.HoldId hold) {
        requirePresent(field, present);
        TxId txId = txId(field + ".tx_id", hold.getTxId());
        if (Integer.compareUnsigned(hold.getStep(), Transaction.MAX_STEPS) >= 0) {
            throw new FieldFault(field + ".step", "must be the index of a step, 0 to " + (Transaction.MAX_STEPS - 1)
                    + ", but is " + Integer.toUnsignedString(hold.getStep()));
        }
        return new HoldId(txId, hold.getStep());
    }

    static Quantity amount(String field, String text) {
        return within(field, text, Quantity.ONE, "1 to 2^128-1");
    }

    static Quantity amountOrZero(String field, String text) {
        return within(field, text, Quantity.ZERO, "0 to 2^128-1");
    }

    static Quantity balance(String field, String text) {
        return within(field, text, Quantity.MAX_AMOUNT.negate(), "-(2^128-1) to 2^128-1");
    }

    private static Quantity within(String field, String text, Quantity least, String range) {
        Quantity value;
        try {
            value = Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            throw notWithin(field, text, range);
        }
        if (value.isLessThan(least)) {
            throw notWithin(field, text, range);
        }
        return value;
    }

    private static FieldFault notWithin(String field, String text, String range) {
        String shown = text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
        return new FieldFault(field, "must be a decimal integer, " + range + ", but is \"" + shown + "\"");
    }

    private static void requirePresent(String field, boolean present) {
        if (!present) {
            throw new FieldFault(field, "is missing");
        }
    }

    private static void requireBytes(String field, ByteString bytes, int expected, String what) {
        if (bytes.size() != expected) {
            throw new FieldFault(field, "must be " + expected + " bytes, " + what + ", but has " + bytes.size());
        }
    }
}
