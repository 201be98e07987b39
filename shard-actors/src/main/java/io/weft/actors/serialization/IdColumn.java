package io.weft.actors.serialization;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;

/** Ids or digests of 128 bits, one behind the other. Not thread-safe. */
final class IdColumn {

    static final int BYTES = 16;

    private final byte[] bytes;
    private final ByteBuffer out;

    IdColumn(int count) {
        bytes = new byte[BYTES * count];
        out = ByteBuffer.wrap(bytes);
    }

    void add(long high, long low) {
        out.putLong(high).putLong(low);
    }

    /** To be called once, at the end. */
    ByteString take() {
        return UnsafeByteOperations.unsafeWrap(bytes);
    }
}
