package io.weft.protocol.codec;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.TxId;
import java.util.Arrays;
import java.util.List;

/**
 * Writes records of the journal as Protobuf would, straight into one array: the builders of the generated classes make a
 * dozen objects for a record, of which every transaction has five. As there, a field that has its default value is left
 * out, and a nested message is written to its end before its length is known. Not thread-safe.
 */
public final class RecordWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    /** What is kept for the next record; larger arrays are given back. */
    private static final int MOST_KEPT_BYTES = 1 << 20;

    private byte[] bytes;
    private int length;

    public RecordWriter(int expectedBytes) {
        bytes = new byte[Math.max(64, expectedBytes)];
    }

    /** What was written; the writer is empty afterwards. */
    public byte[] takeBytes() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        if (bytes.length > MOST_KEPT_BYTES) {
            bytes = new byte[MOST_KEPT_BYTES];
        }
        return taken;
    }

    public void number(int field, long value) {
        if (value != 0) {
            presentNumber(field, value);
        }
    }

    /** Of a field that is written with its default value too: in a choice, or in a list. */
    public void presentNumber(int field, long value) {
        require(20);
        varint(field << 3 | VARINT);
        varint(value);
    }

    public void id(int field, TxId txId) {
        start(field, TxId.BYTES);
        big(txId.high());
        big(txId.low());
    }

    public void digest(int field, Digest digest) {
        start(field, Digest.BYTES);
        big(digest.high());
        big(digest.low());
    }

    public void account(int field, AccountId account) {
        start(field, AccountId.BYTES);
        write(account);
    }

    public void asset(int field, AssetId asset) {
        start(field, AssetId.BYTES);
        write(asset.issuer());
        big(asset.number());
    }

    public void quantity(int field, Quantity quantity) {
        if (!quantity.isZero()) {
            presentQuantity(field, quantity);
        }
    }

    /** The shortest two's complement, big-endian; zero is empty. */
    public void presentQuantity(int field, Quantity quantity) {
        long value = quantity.low();
        if (!quantity.fitsLong()) {
            message(field, quantity.toBigInteger().toByteArray());
            return;
        }
        int bits = 65 - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
        int count = value == 0 ? 0 : (bits + 7) / 8;
        start(field, count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    public void attempt(int field, Attempt attempt) {
        int at = begin(field);
        number(1, attempt.coordinator());
        number(2, attempt.epoch());
        number(3, attempt.sequence());
        end(at);
    }

    /** Unsigned, packed. */
    public void numbers(int field, List<Integer> values) {
        int at = begin(field);
        for (int value : values) {
            require(5);
            varint(value);
        }
        end(at);
    }

    /** A message, or bytes, that are there already. */
    public void message(int field, byte[] encoded) {
        start(field, encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    /** Begins a nested message. What is returned is for {@link #end}. */
    public int begin(int field) {
        require(16);
        varint((long) field << 3 | LENGTH_DELIMITED);
        // Most are shorter than what one byte can tell.
        return length++;
    }

    public void end(int begun) {
        int size = length - begun - 1;
        int more = sizeOf(size) - 1;
        if (more > 0) {
            require(more);
            System.arraycopy(bytes, begun + 1, bytes, begun + 1 + more, size);
        }
        length = begun;
        varint(size);
        length += size;
    }

    private static int sizeOf(int value) {
        return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
    }

    private void start(int field, int size) {
        require(16 + size);
        varint((long) field << 3 | LENGTH_DELIMITED);
        varint(size);
    }

    private void write(AccountId account) {
        big(account.high());
        big(account.middle());
        big(account.low());
    }

    private void big(long value) {
        big((int) (value >>> 32));
        big((int) value);
    }

    private void big(int value) {
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
