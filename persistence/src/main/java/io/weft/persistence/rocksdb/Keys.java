package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Stored keys, big-endian, so that RocksDB's order is the order of the numbers. All that belongs to one entity begins
 * with its role (1 byte) and index (4 bytes).
 */
final class Keys {

    static final int ENTITY_BYTES = 5;

    static final byte[] FORMAT = {'F'};
    static final byte[] IDENTITY = {'I'};
    static final byte[] GROUP = {'G'};
    static final byte[] LOG_START = {'S'};
    static final byte[] LOG_GROUP = {'L'};

    private static final byte EPOCH = 'E';
    private static final byte CHECKPOINT = 'C';

    private Keys() {}

    /** Also the key of the second copy of the checkpoint marker, in {@link Column#ROWS}. */
    static byte[] entity(EntityId entity) {
        return of(entity, 0).array();
    }

    /** The first key that belongs to no key of this entity. */
    static byte[] afterEntity(EntityId entity) {
        byte[] key = entity(entity);
        ByteBuffer.wrap(key).putInt(1, entity.index() + 1);
        return key;
    }

    static byte[] frame(EntityId entity, long position) {
        return of(entity, Long.BYTES).putLong(position).array();
    }

    static long positionOf(byte[] frameKey) {
        return ByteBuffer.wrap(frameKey).getLong(ENTITY_BYTES);
    }

    static byte[] row(EntityId entity, byte[] rowKey) {
        return of(entity, rowKey.length).put(rowKey).array();
    }

    static byte[] rowKeyOf(byte[] storedKey) {
        return Arrays.copyOfRange(storedKey, ENTITY_BYTES, storedKey.length);
    }

    static byte[] epoch(EntityId entity) {
        return meta(EPOCH, entity);
    }

    static byte[] checkpoint(EntityId entity) {
        return meta(CHECKPOINT, entity);
    }

    private static byte[] meta(byte kind, EntityId entity) {
        return ByteBuffer.allocate(1 + ENTITY_BYTES).put(kind).put(entity(entity)).array();
    }

    private static ByteBuffer of(EntityId entity, int moreBytes) {
        return ByteBuffer.allocate(ENTITY_BYTES + moreBytes).put((byte) entity.role().ordinal()).putInt(entity.index());
    }
}
