package io.weft.persistence.cassandra;

import java.nio.ByteBuffer;

/**
 * Sorted rows of a checkpoint, written once and never changed.
 *
 * @param epoch    of its writer
 * @param number   unlike that of any other run of this entity and epoch
 * @param bytes    of its content
 * @param checksum CRC32C of its content
 */
record Run(long epoch, long number, long bytes, int checksum) {

    static final int ENCODED_BYTES = 3 * Long.BYTES + Integer.BYTES;

    /** Its chunks have this size, but the last. */
    static final int CHUNK_BYTES = 256 << 10;

    /** So many chunks stand in one partition: 32 MiB. */
    static final int CHUNKS_PER_SLICE = 128;

    int chunks() {
        return Math.toIntExact((bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
    }

    int slices() {
        return (chunks() + CHUNKS_PER_SLICE - 1) / CHUNKS_PER_SLICE;
    }

    static int sliceOf(int chunk) {
        return chunk / CHUNKS_PER_SLICE;
    }

    void writeTo(ByteBuffer out) {
        out.putLong(epoch).putLong(number).putLong(bytes).putInt(checksum);
    }

    static Run readFrom(ByteBuffer in) {
        return new Run(in.getLong(), in.getLong(), in.getLong(), in.getInt());
    }
}
