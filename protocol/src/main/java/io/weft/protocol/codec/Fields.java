package io.weft.protocol.codec;

import com.google.protobuf.ByteString;
import io.weft.protocol.codec.journal.v1.AttemptProto;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.TxId;
import java.math.BigInteger;

/** The fields that many messages have. The readers throw {@link IllegalArgumentException} on bytes of a wrong length. */
public final class Fields {

    private Fields() {}

    public static ByteString bytes(AccountId id) {
        return ByteString.copyFrom(id.toBytes());
    }

    public static AccountId account(ByteString bytes) {
        return AccountId.of(bytes.toByteArray());
    }

    public static ByteString bytes(AssetId id) {
        return ByteString.copyFrom(id.toBytes());
    }

    public static AssetId asset(ByteString bytes) {
        return AssetId.of(bytes.toByteArray());
    }

    public static ByteString bytes(TxId id) {
        return ByteString.copyFrom(id.toBytes());
    }

    public static TxId txId(ByteString bytes) {
        return TxId.of(bytes.toByteArray());
    }

    public static ByteString bytes(HoldId id) {
        return ByteString.copyFrom(id.toBytes());
    }

    public static HoldId hold(ByteString bytes) {
        return HoldId.of(bytes.toByteArray());
    }

    public static ByteString bytes(Digest digest) {
        return ByteString.copyFrom(digest.toBytes());
    }

    public static Digest digest(ByteString bytes) {
        return Digest.of(bytes.toByteArray());
    }

    /** The shortest two's complement, big-endian; zero is empty. */
    public static ByteString bytes(Quantity quantity) {
        if (quantity.isZero()) {
            return ByteString.EMPTY;
        }
        return ByteString.copyFrom(quantity.fitsLong() ? shortest(quantity.low()) : quantity.toBigInteger().toByteArray());
    }

    private static byte[] shortest(long value) {
        int bits = 65 - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
        byte[] bytes = new byte[(bits + 7) / 8];
        for (int i = bytes.length - 1, shift = 0; i >= 0; i--, shift += 8) {
            bytes[i] = (byte) (value >> shift);
        }
        return bytes;
    }

    public static Quantity quantity(ByteString bytes) {
        if (bytes.isEmpty()) {
            return Quantity.ZERO;
        }
        if (bytes.size() > Long.BYTES) {
            return Quantity.of(new BigInteger(bytes.toByteArray()));
        }
        long value = bytes.byteAt(0);
        for (int i = 1; i < bytes.size(); i++) {
            value = value << 8 | bytes.byteAt(i) & 0xFF;
        }
        return Quantity.of(value);
    }

    public static AttemptProto attempt(Attempt attempt) {
        return AttemptProto.newBuilder().setCoordinator(attempt.coordinator()).setEpoch(attempt.epoch())
                .setSequence(attempt.sequence()).build();
    }

    public static Attempt attempt(AttemptProto proto) {
        return new Attempt(proto.getCoordinator(), proto.getEpoch(), proto.getSequence());
    }
}
