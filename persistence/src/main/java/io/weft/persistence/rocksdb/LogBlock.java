package io.weft.persistence.rocksdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * One block of a RocksDB log, as in the page "Write Ahead Log File Format" of RocksDB's wiki: a log is a row of blocks
 * of 32 KiB, a block a row of fragments, each with a header (little-endian): masked CRC32C of type and content
 * (4 bytes), length (2), type (1). What is left at the end of a block and too short for a header is padding.
 */
final class LogBlock {

    static final int BYTES = 32 << 10;

    static final int HEADER_BYTES = 7;

    /** A whole record, or its first, a middle, or its last part. There are more types; this build makes no use of them. */
    static final int FULL = 1;

    static final int FIRST = 2;
    static final int MIDDLE = 3;
    static final int LAST = 4;

    private final byte[] bytes = new byte[BYTES];
    private final ByteBuffer content = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private int limit;

    /** To be filled by the reader, then {@link #filled}. */
    ByteBuffer toFill() {
        return ByteBuffer.wrap(bytes);
    }

    void filled(int filledBytes) {
        limit = filledBytes;
    }

    int limit() {
        return limit;
    }

    /** Whether a header fits between here and the end of what there is. */
    boolean hasHeaderAt(int at) {
        return at + HEADER_BYTES <= limit;
    }

    int typeAt(int at) {
        return bytes[at + 6];
    }

    /** Where the next fragment begins, if this one is whole. */
    int endOf(int at) {
        return at + HEADER_BYTES + Short.toUnsignedInt(content.getShort(at + 4));
    }

    boolean isWholeAt(int at) {
        int type = typeAt(at);
        return type >= FULL && type <= LAST && endOf(at) <= limit && masked(at) == content.getInt(at);
    }

    /**
     * The next whole fragment, at any offset: where a header is broken its length can't be believed, so there is no
     * other way to find what comes behind it.
     *
     * @return {@link #limit} if there is none
     */
    int nextWholeFrom(int from) {
        for (int at = from; hasHeaderAt(at); at++) {
            if (isWholeAt(at)) {
                return at;
            }
        }
        return limit;
    }

    /** RocksDB masks its checksums, so that the checksum of data with checksums in it stays a good one. */
    private int masked(int at) {
        crc.reset();
        crc.update(bytes, at + 6, endOf(at) - at - 6);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
