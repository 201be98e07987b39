package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.ChainLink;
import java.nio.ByteBuffer;

/**
 * Where an entity's checkpoint stands. It is stored twice, beside the meta rows and beside the rows themselves, always
 * in one write: if RocksDB ever came back with one column family older than the other, the copies would differ.
 *
 * @param link        the chain at the last frame that the rows reflect
 * @param stagedFiles how many {@link StagedFiles} must still be brought to the rows; 0 as a rule
 */
record Marker(ChainLink link, int stagedFiles) {

    static final int BYTES = ChainLink.BYTES + Integer.BYTES;

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        link.writeTo(out);
        return out.putInt(stagedFiles).array();
    }

    static Marker decode(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        return new Marker(ChainLink.readFrom(in), in.getInt());
    }

    Marker ingested() {
        return new Marker(link, 0);
    }
}
