package io.weft.persistence.frame;

import io.weft.protocol.journal.JournalOwnership.Row;

/** How large the rows of a checkpoint may be. */
public final class RowLimits {

    public static final int MAX_KEY_BYTES = 1024;

    public static final int MAX_VALUE_BYTES = 16 << 20;

    private RowLimits() {}

    /** @throws IllegalArgumentException if no journal takes such a row */
    public static void requireTakeable(Row row) {
        if (row.key().length < 1 || row.key().length > MAX_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of a row must have 1 to " + MAX_KEY_BYTES + " bytes, but has " + row.key().length);
        }
        if (row.value() != null && row.value().length > MAX_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "a row must have at most " + MAX_VALUE_BYTES + " bytes, but has " + row.value().length);
        }
    }
}
