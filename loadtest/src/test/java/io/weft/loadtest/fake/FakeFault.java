package io.weft.loadtest.fake;

/** What a fake ledger does wrong with one transaction. */
public enum FakeFault {
    NONE,
    /** Says that it was not done, and that is so. */
    RETRYABLE,
    /** Says that it does not know, and did it. */
    UNKNOWN_DONE,
    /** Says that it does not know, and did not do it. */
    UNKNOWN_NOT_DONE,
    /** Breaks the stream, and did it. */
    DISCONNECT_DONE,
    /** Breaks the stream, and did not do it. */
    DISCONNECT_NOT_DONE,
    /** Never answers. */
    SILENT
}
