package io.weft.persistence.rocksdb;

import java.nio.charset.StandardCharsets;
import org.rocksdb.RocksDB;

/** The column families. Every write of several is atomic over all of them. */
enum Column {

    /** Identity, format, epochs, checkpoint markers, and what is known of the log of frames. */
    META(RocksDB.DEFAULT_COLUMN_FAMILY),

    /** The few frames behind a checkpoint that were moved out of the log, so that it could be cut short. */
    FRAMES(name("frames")),

    /** The rows of each entity's checkpoint. */
    ROWS(name("rows"));

    private final byte[] storedName;

    Column(byte[] storedName) {
        this.storedName = storedName;
    }

    byte[] storedName() {
        return storedName.clone();
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
