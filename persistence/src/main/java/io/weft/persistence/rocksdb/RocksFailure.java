package io.weft.persistence.rocksdb;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells what is broken in the store from a disk that fails: money is restored from a copy only for the first. */
final class RocksFailure {

    private static final String FROM_THE_SYSTEM = "IO error: ";
    private static final String MISSING = "No such file or directory";

    private RocksFailure() {}

    /** Whether a checksum does not match, or a file is cut off or missing. */
    static boolean isCorruption(RocksDBException e) {
        return codeOf(e) == Status.Code.Corruption && !isOfTheSystem(e) || text(e).contains(MISSING);
    }

    /** When opening, a manifest that was cut off may also show as columns that are not there. */
    static boolean isCorruptionAtOpening(RocksDBException e) {
        return isCorruption(e) || codeOf(e) == Status.Code.InvalidArgument && !isOfTheSystem(e);
    }

    /** RocksDB gives some errors of the disk another code on their way up. Then their text keeps its first one. */
    private static boolean isOfTheSystem(RocksDBException e) {
        return text(e).contains(FROM_THE_SYSTEM);
    }

    /** @return null if it was not said */
    private static Status.Code codeOf(RocksDBException e) {
        return e.getStatus() == null ? null : e.getStatus().getCode();
    }

    private static String text(RocksDBException e) {
        return String.valueOf(e.getMessage());
    }
}
