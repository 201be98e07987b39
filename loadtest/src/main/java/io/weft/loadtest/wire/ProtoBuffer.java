package io.weft.loadtest.wire;

import java.util.Arrays;

/**
 * Writes protobuf into an array that grows (encoding: protobuf.dev/programming-guides/encoding). Fields with numbers up to
 * 15 only, so that a tag is one byte. Not thread-safe.
 */
final class ProtoBuffer {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int MAX_VARINT_BYTES = 10;

    private byte[] bytes;
    private int size;

    ProtoBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** Room for so many bytes more. */
    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    void varintField(int field, long value) {
        ensure(1 + MAX_VARINT_BYTES);
        bytes[size++] = (byte) (field << 3 | VARINT);
        varint(value);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** The head of a field of so many bytes, which are to follow. */
    void lengthField(int field, int length) {
        ensure(1 + MAX_VARINT_BYTES);
        bytes[size++] = (byte) (field << 3 | LENGTH);
        varint(length);
    }

    void bytesField(int field, byte[] from, int offset, int length) {
        lengthField(field, length);
        ensure(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    void field(int field, ProtoBuffer content) {
        bytesField(field, content.bytes, 0, content.size);
    }

    /** Two numbers, big-endian, as a field of 16 bytes. */
    void longsField(int field, long high, long low) {
        lengthField(field, 2 * Long.BYTES);
        ensure(2 * Long.BYTES);
        bigEndian(high);
        bigEndian(low);
    }

    private void bigEndian(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** A number as text. */
    void decimalField(int field, long value) {
        int length = decimalLength(value);
        lengthField(field, length);
        ensure(length);
        long rest = Math.abs(value);
        int first = size;
        size += length;
        for (int at = size - 1; at >= first; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (value < 0) {
            bytes[first] = '-';
        }
    }

    /** Characters of a number as text. */
    private static int decimalLength(long value) {
        int length = value < 0 ? 2 : 1;
        for (long rest = Math.abs(value) / 10; rest != 0; rest /= 10) {
            length++;
        }
        return length;
    }

    /** Bytes of a field of so many bytes, its head included. */
    static int fieldLength(int length) {
        return 1 + (length < 0x80 ? 1 : 2) + length;
    }
}
